# Completion of pressc for bash.

_pressc()
{
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words=
  COMPREPLY=()

  if [ "$COMP_CWORD" -eq 1 ]; then
    words="check emit explain rules backends help --help --version"
  else
    case $before in
      --to|-t) words=$(pressc backends 2>/dev/null | cut -d' ' -f1) ;;
      --out-dir) compopt -o dirnames; return ;;
      -o|--output|--plugin) compopt -o default; return ;;
    esac
  fi
  if [ -z "$words" ]; then
    case ${COMP_WORDS[1]}:$word in
      check:-*) words="--werror --severity=info --severity=warning --severity=error
                       --color=auto --color=always --color=never --help" ;;
      emit:-*) words="--to --output --out-dir --plugin --help" ;;
      rules:*) words="--format=text --format=json --format=markdown --help" ;;
      backends:*|explain:-*) words="--help" ;;
      explain:*) words=$(pressc rules 2>/dev/null | awk '{print $1, $3}') ;;
      help:*) words="check emit explain rules backends" ;;
      *) compopt -o default; return ;;
    esac
  fi
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
}

complete -F _pressc pressc
