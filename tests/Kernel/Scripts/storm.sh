# storm.sh DOTNET ASSEMBLY SCENE...: a scene of StormScenes, with the published binaries.
exec "$1" exec "$2" storm "${@:3}"
