# Completion of pressc for bash.

# The identifiers, names and groups of rules, each with what $1 says in front of it.
_pressc_rules()
{
  pressc rules --format=json 2>/dev/null \
    | awk -F'"' -v front="$1" '$2 ~ /^(id|name|group)$/ { print front $4 } END { print front "all" }'
}

# Puts into `words` what the option $2 of the command $1 takes, or into `kind` which files. Fails
# where it is no option that takes a value.
_pressc_values()
{
  case $1:$2 in
    emit:--to|emit:-t) words=$(pressc backends 2>/dev/null | awk '{ print $1 }') ;;
    check:--profile|check:-p) words=$(pressc profiles 2>/dev/null | awk '{ print $1 }') ;;
    check:--format|check:-f) words="text json sarif checkstyle junit github rdjsonl" ;;
    rules:--format|rules:-f) words="text json markdown man" ;;
    stats:--format) words="text json" ;;
    check:--severity) words="info warning error" ;;
    check:--color) words="auto always never" ;;
    check:--rule|check:-W)
      case $word in
        *=*) words=$(_pressc_rules "${word%%=*}=") ;;
        no-*) words="$(_pressc_rules no-) no-error=" ;;
        *) words="$(_pressc_rules '') error error= warning= info=" ;;
      esac ;;
    check:error|check:warning|check:info|check:no-error) words=$(_pressc_rules '') ;;
    check:--suppress) words=$(_pressc_rules ''); compopt -o nospace ;;
    check:--stats|emit:--stats|stats:--stats) words="text json" ;;
    check:--limit|emit:--limit|stats:--limit) words="input-bytes= nesting= nodes= diagnostics= time=" ;;
    emit:--out-dir) kind=directory ;;
    check:--output|check:-o|check:--baseline|emit:--output|emit:-o|emit:--plugin|rules:--precision|*:--files-from|*:--files0-from)
      kind=file ;;
    check:--max|*:--exhibit|*:--jobs|*:-j) kind=number ;;
    *) return 1 ;;
  esac
}

# Files, or directories where $1 says so, behind an option that = does not part from them.
_pressc_files()
{
  local path
  while IFS= read -r path; do
    [ -d "$path" ] && path+=/
    COMPREPLY+=("$front$path")
  done < <(compgen -A "$1" -- "$word")
  compopt -o nospace
}

_pressc()
{
  local batch="--jobs= --files-from= --files0-from= --stats= --limit= --exhibit="
  local command=${COMP_WORDS[1]} word=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD-1]}
  local front= words= kind=
  COMPREPLY=()

  # Where = parts words, as it does in a shell without other settings, it stands alone.
  if [ "$COMP_CWORD" -gt 1 ]; then
    case $option:$word in
      *:=) word= ;;
      =:*) option=${COMP_WORDS[COMP_CWORD-2]} ;;
      *:--*=*) option=${word%%=*} front=${word%%=*}= word=${word#*=} ;;
      *:-W*) option=-W front=-W word=${word#-W} ;;
    esac
    [[ $option == -W?* ]] && option=${option#-W}
  fi
  if [ "$COMP_CWORD" -eq 1 ]; then
    words="check emit stats explain rules profiles backends help --help --version"
  elif [[ " ${COMP_WORDS[*]:2:COMP_CWORD-2} " == *" -- "* ]]; then
    kind=file
  elif ! _pressc_values "$command" "$option"; then
    case $command:$word in
      check:-*) words="--format= --output= --rule= --pedantic --werror --profile= --suppress= --no-project
                       --baseline= --update-baseline --fix --dry-run --max= --severity= --color= $batch --help" ;;
      emit:-*) words="--to= --output= --out-dir= --from-lines --check --plugin= $batch --help" ;;
      stats:-*) words="--format= $batch --help" ;;
      rules:-*) words="--format= --precision= --help" ;;
      profiles:*|backends:*|explain:-*) words="--help" ;;
      explain:*|rules:*) words=$(_pressc_rules '') ;;
      help:*) words="check emit stats explain rules profiles backends" ;;
      *) kind=file ;;
    esac
  fi
  case $kind in
    file|directory)
      if [ -n "$front" ]; then
        _pressc_files "$kind"
      elif [ "$kind" = file ]; then
        compopt -o default
      else
        compopt -o dirnames
      fi ;;
    '') mapfile -t COMPREPLY < <(compgen -P "$front" -W "$words" -- "$word") ;;
  esac
  [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace
  return 0
}

complete -F _pressc pressc
