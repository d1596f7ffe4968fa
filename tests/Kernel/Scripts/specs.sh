# specs.sh DOTNET ASSEMBLY [FACT...]: the specs of the real kernel.
dotnet=$1
shift
exec "$dotnet" exec "$@"
