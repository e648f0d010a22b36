# Sourced by test.sh: what the tests need beside .NET and Node, and a PostgreSQL server of their own.

# Debian packages by the file that shows they are there; only the missing ones are installed.
install_missing() {
  local missing=()
  need() { compgen -G "$1" >/dev/null || missing+=("$2"); }
  # The browser without its window: the same engine, lighter to start.
  need '/usr/bin/chromium-headless-shell' chromium-headless-shell
  need '/usr/lib/postgresql/*/bin/initdb' postgresql
  need '/usr/bin/pdftotext' poppler-utils
  need '/usr/bin/zbarimg' zbar-tools
  need '/usr/lib/python3/dist-packages/aiosmtpd/smtp.py' python3-aiosmtpd
  need '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf' fonts-dejavu-core
  need '/usr/share/zoneinfo/Europe/Warsaw' tzdata
  need '/usr/lib/*/libicuuc.so.*' libicu-dev
  [ ${#missing[@]} -eq 0 ] && return
  local sudo=
  [ "$(id -u)" -eq 0 ] || sudo=sudo
  if ! command -v apt-get >/dev/null || { [ -n "$sudo" ] && ! command -v sudo >/dev/null; }; then
    echo "not installed here: ${missing[*]}; tests that need them are skipped by name" >&2
    return
  fi
  echo "installing: ${missing[*]}"
  # A PostgreSQL of the system's own is not wanted: the package must not make and start one.
  if [[ " ${missing[*]} " == *" postgresql "* && ! -e /etc/postgresql-common/createcluster.conf ]]; then
    $sudo mkdir -p /etc/postgresql-common
    echo 'create_main_cluster = false' | $sudo tee /etc/postgresql-common/createcluster.conf >/dev/null
  fi
  $sudo apt-get update -qq &&
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null ||
    echo "could not install: ${missing[*]}; tests that need them are skipped by name" >&2
}

# On a free port of loopback, its files in a temporary folder, durability off. PostgreSQL refuses to run as root:
# then it runs as the user that its package made.
start_postgres() {
  local bin
  bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
  [ -n "$bin" ] || return 0
  pg_folder=$(mktemp -d /tmp/ebok-postgres-XXXXXX)
  pg_ctl=("$bin/pg_ctl") && local initdb=("$bin/initdb")
  if [ "$(id -u)" -eq 0 ]; then
    chown postgres "$pg_folder"
    pg_ctl=(runuser -u postgres -- "${pg_ctl[@]}")
    initdb=(runuser -u postgres -- "${initdb[@]}")
  fi
  # From a folder that the server's user may read; sockets in its own folder, so that nobody else's are met.
  pushd "$pg_folder" >/dev/null || return 1
  "${initdb[@]}" -D data -U ebok --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >initdb.log 2>&1 ||
    { cat initdb.log && popd >/dev/null && return 1; }
  local port try
  for try in 1 2 3 4 5; do
    port=$((20000 + RANDOM % 20000))
    "${pg_ctl[@]}" -D data -w -t 30 -l "$pg_folder/server.log" start -o "-p $port -c listen_addresses=127.0.0.1 \
      -c unix_socket_directories=$pg_folder -c fsync=off -c synchronous_commit=off -c full_page_writes=off \
      -c max_connections=300 -c shared_buffers=64MB" >start.log 2>&1 && break
    port=
  done
  popd >/dev/null || return 1
  [ -n "$port" ] || { echo "PostgreSQL does not start:" && cat "$pg_folder/server.log" && return 1; }
  export EBOK_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=ebok;Database=postgres"
}

stop_postgres() {
  [ -n "${pg_folder:-}" ] || return
  (cd "$pg_folder" && "${pg_ctl[@]}" -D data -m immediate -w stop >/dev/null 2>&1)
  rm -rf "$pg_folder"
}
