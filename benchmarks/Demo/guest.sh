# guest.sh DOTNET DEMO: the demo's part in the guest.
exec "$1" exec "$2" guest
