# fish completion for actorload and actorloadd

function __actorload_modules
    sed -n 's|^.*/\([^/:]*\)\.ko[^:]*:.*|\1|p' /lib/modules/(uname -r)/modules.dep 2>/dev/null
end

complete -c actorload -f
complete -c actorload -n __fish_use_subcommand -a load -d 'load modules by name, alias or path'
complete -c actorload -n __fish_use_subcommand -a modprobe -d 'do what modprobe(8) does'
complete -c actorload -n __fish_use_subcommand -a explain -d 'tell what a load would do'
complete -c actorload -n __fish_use_subcommand -a status -d 'show the state of the service'
complete -c actorload -n __fish_use_subcommand -a metrics -d 'print what the service has measured'
complete -c actorload -n __fish_use_subcommand -a trigger -d 'ask all devices again'
complete -c actorload -n __fish_use_subcommand -a settle -d 'wait until devices have their modules'
complete -c actorload -n __fish_use_subcommand -a report -d 'tell what a boot came to'
complete -c actorload -n __fish_use_subcommand -a boots -d 'list the boots of the journal'
complete -c actorload -n __fish_use_subcommand -a journal -d 'print events in order, or as they happen'
complete -c actorload -n __fish_use_subcommand -a diff -d 'tell what is different between two boots'
complete -c actorload -n __fish_use_subcommand -a replay -d 'let a boot happen again in virtual time'
complete -c actorload -n __fish_use_subcommand -l version -d 'show the version'
complete -c actorload -l help -d 'show the help'
complete -c actorload -n '__fish_seen_subcommand_from load explain' -a '(__actorload_modules)'
complete -c actorload -n '__fish_seen_subcommand_from load explain status trigger settle report boots diff replay' -l json -d 'print JSON'
complete -c actorload -n '__fish_seen_subcommand_from load trigger settle' -l timeout -x -d 'seconds'
complete -c actorload -n '__fish_seen_subcommand_from load' -l retry -d 'forget a remembered failure first'
complete -c actorload -n '__fish_seen_subcommand_from load' -l first-time -d 'fail where the module is there already'
complete -c actorload -n '__fish_seen_subcommand_from load explain' -l use-blacklist -d 'apply the blacklist to names, too'
complete -c actorload -n '__fish_seen_subcommand_from load explain' -l ignore-install -d 'do without install command and softdeps'
complete -c actorload -n '__fish_seen_subcommand_from load' -l force -d 'load in spite of versions'
complete -c actorload -n '__fish_seen_subcommand_from status' -l modules -d 'every module and who led its load'
complete -c actorload -n '__fish_seen_subcommand_from trigger' -l settle -d 'wait, too'
complete -c actorload -n '__fish_seen_subcommand_from report journal' -l boot -x -d 'number or id'
complete -c actorload -n '__fish_seen_subcommand_from report' -l html -d 'make a page'
complete -c actorload -n '__fish_seen_subcommand_from report' -l svg -d 'make a picture'
complete -c actorload -n '__fish_seen_subcommand_from report' -l output -r -F -d 'write it there'
complete -c actorload -n '__fish_seen_subcommand_from report' -l fleet -d 'tell of many machines'
complete -c actorload -n '__fish_seen_subcommand_from replay' -l what-if -x -a 'converge=off parallel=' -d 'something different'
complete -c actorload -n '__fish_seen_subcommand_from replay' -l journal -r -F -d 'a journal'
complete -c actorload -n '__fish_seen_subcommand_from journal' -l follow -d 'print events as they happen'
complete -c actorload -n '__fish_seen_subcommand_from journal' -l output -x -a 'text json' -d 'format'

complete -c actorloadd -f
complete -c actorloadd -l config -r -F -d 'read this file'
complete -c actorloadd -l set -x -d 'set one key'
complete -c actorloadd -l check -d 'check the configuration'
complete -c actorloadd -l version -d 'print the version'
complete -c actorloadd -l help -d 'show the help'
