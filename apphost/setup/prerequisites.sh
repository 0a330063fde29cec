# What the platform needs of the machine: looked for, and installed from Debian's packages where it is missing.

missing_packages() { # for: run | test
  compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null || command -v postgres >/dev/null || [ -n "${ConnectionStrings__postgres:-}" ] || echo postgresql
  [ -x /usr/lib/rabbitmq/bin/rabbitmq-server ] || command -v rabbitmq-server >/dev/null || [ -n "${ConnectionStrings__rabbitmq:-}" ] || echo rabbitmq-server
  command -v setpriv >/dev/null && command -v setsid >/dev/null || echo util-linux
  if [ "$1" = test ]; then
    [ -x /usr/bin/chromium ] || echo chromium
    compgen -G '/usr/share/fonts/opentype/noto/NotoSansCJK*' >/dev/null || echo fonts-noto-cjk
  fi
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else fail "This needs root, and there is no sudo: $*"
  fi
}

install_missing() { # for: run | test
  local packages
  packages=$(missing_packages "$1" | tr '\n' ' ')
  [ -n "$packages" ] || return 0
  command -v apt-get >/dev/null || fail "Please install: $packages(names as on Debian), or give ConnectionStrings__postgres and ConnectionStrings__rabbitmq."
  say "Installing $packages(apt-get$([ "$(id -u)" = 0 ] || echo ', through sudo'))"
  install_quietly $packages
}

# Debian starts what it installs, and makes PostgreSQL a cluster. The platform brings its own servers: neither is wanted.
install_quietly() {
  local marks
  marks=$(mktemp -d)
  if [ ! -e /usr/sbin/policy-rc.d ]; then
    printf '#!/bin/sh\nexit 101\n' >"$marks/policy"
    as_root install -m 755 "$marks/policy" /usr/sbin/policy-rc.d
    touch "$marks/policy-is-ours"
  fi
  apt_get update -q
  if [[ " $* " == *" postgresql "* ]]; then
    apt_get install postgresql-common
    as_root cp -p /etc/postgresql-common/createcluster.conf "$marks/createcluster.conf"
    echo 'create_main_cluster = false' | as_root tee -a /etc/postgresql-common/createcluster.conf >/dev/null
  fi
  local done=0
  apt_get install "$@" || done=$?
  if [ -e "$marks/createcluster.conf" ]; then as_root cp -p "$marks/createcluster.conf" /etc/postgresql-common/createcluster.conf; fi
  if [ -e "$marks/policy-is-ours" ]; then as_root rm -f /usr/sbin/policy-rc.d; fi
  if [[ " $* " == *" rabbitmq-server "* ]] && command -v systemctl >/dev/null; then as_root systemctl disable --quiet rabbitmq-server 2>/dev/null || true; fi
  as_root rm -rf "$marks"
  [ "$done" = 0 ] || fail "apt-get could not install: $*"
}

apt_get() {
  local verb=$1
  shift
  case $verb in
    update) as_root env DEBIAN_FRONTEND=noninteractive apt-get update "$@" </dev/null >&2 ;;
    install) as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" </dev/null >&2 ;;
  esac
}

require_dotnet() {
  command -v dotnet >/dev/null || fail 'The .NET SDK 10 is missing. Install it from https://dot.net/download and run this again.'
  dotnet --version >/dev/null 2>&1 || fail "$(printf 'The .NET SDK that global.json asks for (10.0.4xx) is missing; installed:\n%s' "$(dotnet --list-sdks)")"
}

install_npm() { # for what
  ! command -v npm >/dev/null && command -v apt-get >/dev/null || return 0
  say "Installing npm, which $1 comes by (apt-get)"
  install_quietly npm
}

dashboard_program="$root/.data/tools/dashboard/managed/aspire-managed"

# The platform does without it: whatever goes wrong here is said, and no more.
install_dashboard() {
  [ ! -x "$dashboard_program" ] || return 0
  [ "${LINLI_DASHBOARD:-true}" = true ] || return 0
  install_npm 'the Aspire Dashboard' || true
  say 'Fetching the Aspire Dashboard (npm, about 60 MB)'
  local work
  work=$(mktemp -d)
  if fetch_dashboard "$work" >"$work/log" 2>&1; then say 'The dashboard is there.'
  else say "The dashboard could not be had; the platform runs without it. $(tail -n 1 "$work/log")"
  fi
  rm -rf "$work"
}

# The Aspire CLI unpacks the bundle and then looks for it in its own home, which it fills at the same time: at times it does not
# find it there yet and says that it failed. What counts is what it has unpacked.
fetch_dashboard() {
  local managed
  [ "$(uname -s)-$(uname -m)" = Linux-x86_64 ] || { echo 'It is made for Linux on x64 only.'; return 1; }
  command -v npm >/dev/null || { echo 'npm is missing.'; return 1; }
  cp "$root/apphost/setup/package.json" "$root/apphost/setup/package-lock.json" "$1/" &&
    (cd "$1" && npm ci --no-audit --no-fund --ignore-scripts </dev/null) &&
    { HOME=$1 "$1/node_modules/@microsoft/aspire-cli-linux-x64/bin/aspire" setup --install-path "$1/aspire" --force --nologo </dev/null || true; } &&
    managed=$(find "$1/aspire" -path '*/managed/aspire-managed' -printf '%h\n' -quit) && [ -d "$managed/wwwroot" ] &&
    mkdir -p "$root/.data/tools/dashboard" &&
    cp -r "$managed" "$root/.data/tools/dashboard/managed.new" &&
    rm -rf "$root/.data/tools/dashboard/managed" &&
    mv "$root/.data/tools/dashboard/managed.new" "$root/.data/tools/dashboard/managed"
}

# What the browser tests judge accessibility with; it is used as it is and never published.
install_axe() {
  local tests="$root/tests/Platform.Tests/Browser/Axe" tool="$root/.data/tools/axe"
  ! cmp -s "$tests/package-lock.json" "$tool/package-lock.json" || return 0
  install_npm 'axe-core'
  say 'Fetching axe-core for the browser tests (npm)'
  rm -rf "$tool.new"
  mkdir -p "$tool.new"
  cp "$tests/package.json" "$tests/package-lock.json" "$tool.new/"
  (cd "$tool.new" && npm ci --no-audit --no-fund --ignore-scripts </dev/null >&2) || fail 'axe-core could not be fetched.'
  rm -rf "$tool"
  mv "$tool.new" "$tool"
}
