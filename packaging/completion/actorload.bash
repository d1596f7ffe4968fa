# bash completion for actorload and actorloadd

_actorload_options() {
    case $1 in
        load) echo --json --timeout --retry --first-time --use-blacklist --ignore-install --force --help ;;
        explain) echo --json --use-blacklist --ignore-install --help ;;
        status) echo --modules --json --help ;;
        metrics) echo --help ;;
        trigger) echo --settle --timeout --json --help ;;
        settle) echo --timeout --json --help ;;
        report) echo --boot --json --html --svg --output --fleet --help ;;
        boots | diff) echo --json --help ;;
        replay) echo --what-if --journal --json --help ;;
        mode) echo --no-restart --file --help ;;
        journal) echo --boot --follow --output --help ;;
    esac
}

_actorload_modules() {
    local folder
    folder=/lib/modules/$(uname -r)
    sed -n 's|^.*/\([^/:]*\)\.ko[^:]*:.*|\1|p' "$folder/modules.dep" 2>/dev/null
}

_actorload() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]}
    COMPREPLY=()
    if ((COMP_CWORD == 1)); then
        mapfile -t COMPREPLY < <(compgen -W "load modprobe explain status metrics trigger settle report boots journal diff replay mode --help --version" -- "$word")
    elif [[ $command == modprobe ]] && declare -F _command_offset >/dev/null; then
        _command_offset 1
    elif [[ $before == --journal || $before == --file ]]; then
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
    elif [[ $before == --what-if ]]; then
        mapfile -t COMPREPLY < <(compgen -W "converge=off parallel= preload=on" -- "$word")
    elif [[ $before == --timeout || $before == --boot ]]; then
        return
    elif [[ $before == --output && $command == report ]]; then
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
    elif [[ $before == --output ]]; then
        mapfile -t COMPREPLY < <(compgen -W "text json" -- "$word")
    elif [[ $word == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$(_actorload_options "$command")" -- "$word")
    elif [[ $command == mode ]]; then
        mapfile -t COMPREPLY < <(compgen -W "observe converge" -- "$word")
    elif [[ $command == journal && $COMP_CWORD == 2 ]]; then
        mapfile -t COMPREPLY < <(compgen -W "verify vacuum export import" -- "$word")
    elif [[ $command == load || $command == explain || $command == modprobe ]]; then
        if [[ $word == /* ]]; then
            mapfile -t COMPREPLY < <(compgen -f -- "$word")
        else
            mapfile -t COMPREPLY < <(compgen -W "$(_actorload_modules)" -- "$word")
        fi
    fi
}

_actorloadd() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    COMPREPLY=()
    case $before in
        --config) mapfile -t COMPREPLY < <(compgen -f -- "$word") ;;
        --set) ;;
        *) mapfile -t COMPREPLY < <(compgen -W "--config --set --check --version --help" -- "$word") ;;
    esac
}

complete -F _actorload actorload
complete -F _actorloadd actorloadd
