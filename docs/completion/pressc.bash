# Completion of pressc for bash.

_pressc()
{
  local batch="--jobs --files-from --files0-from --stats --limit"
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words=
  COMPREPLY=()

  if [ "$COMP_CWORD" -eq 1 ]; then
    words="check emit stats explain rules profiles backends help --help --version"
  else
    case $before in
      --to|-t) words=$(pressc backends 2>/dev/null | cut -d' ' -f1) ;;
      --out-dir) compopt -o dirnames; return ;;
      -p) words=$(pressc profiles 2>/dev/null | cut -d' ' -f1) ;;
      --stats) words="text json" ;;
      --limit) words="input-bytes= nesting= nodes= diagnostics= time="; compopt -o nospace ;;
      -f) words="text json sarif checkstyle junit github rdjsonl" ;;
      -o|--output|--plugin|--baseline|--files-from|--files0-from) compopt -o default; return ;;
    esac
  fi
  if [ -z "$words" ]; then
    case ${COMP_WORDS[1]}:$word in
      check:--format=*)
        words="text json sarif checkstyle junit github rdjsonl"
        words=$(printf -- '--format=%s ' $words) ;;
      check:--profile=*) words=$(pressc profiles 2>/dev/null | sed 's/ .*//; s/^/--profile=/') ;;
      check:-*) words="--format= --output --rule --pedantic --werror --profile= --suppress --no-project
                       --baseline --update-baseline --fix --dry-run --max
                       --severity=info --severity=warning --severity=error
                       --color=auto --color=always --color=never $batch --help" ;;
      stats:-*) words="--format=text --format=json $batch --help" ;;
      emit:-*) words="--to --output --out-dir --exhibit --from-lines --check --plugin $batch --help" ;;
      rules:*) words="--format=text --format=json --format=markdown --format=man --precision= --help" ;;
      profiles:*|backends:*|explain:-*) words="--help" ;;
      explain:*) words=$(pressc rules 2>/dev/null | awk '{print $1, $3}') ;;
      help:*) words="check emit stats explain rules profiles backends" ;;
      *) compopt -o default; return ;;
    esac
  fi
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
}

complete -F _pressc pressc
