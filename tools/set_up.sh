#!/bin/sh
# Makes everything ready in .venv: system libraries, Python environment, the program, and the extra named ($1: test,
# dev or map; none: the program alone). Safe to run again. make calls it when pyproject.toml or constraints.txt changed.
set -eu
cd "$(dirname "$0")/.."

extra=${1:-}
venv=.venv
say() { printf 'derm-viewer set-up: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

# What Qt loads, and the Debian package that holds it. Those named xcb and x11 serve a window under X, the last one under Wayland.
libraries='
libEGL.so.1 libegl1
libGL.so.1 libgl1
libglib-2.0.so.0 libglib2.0-0
libdbus-1.so.3 libdbus-1-3
libfontconfig.so.1 libfontconfig1
libxkbcommon.so.0 libxkbcommon0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-shape.so.0 libxcb-shape0
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libwayland-cursor.so.0 libwayland-cursor0
'

apt_install() {
    command -v apt-get >/dev/null 2>&1 || return 1
    if [ "$(id -u)" = 0 ]; then
        as_root=
    elif command -v sudo >/dev/null 2>&1; then
        as_root=sudo
    else
        fail "needs these packages, and neither root nor sudo is at hand; as root run: apt-get install $*"
    fi
    say "installing system packages: $*"
    $as_root apt-get update -qq || say "the package lists could not be renewed; going on with the old ones"
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null ||
        fail "apt-get could not install: $*"
}

find_python() {
    for name in ${PYTHON:-} python3 python3.13 python3.12 python3.11 python3.14; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return 0
        fi
    done
    return 1
}

missing_libraries() {
    printf '%s' "$libraries" | "$1" -c '
import ctypes, sys
for line in sys.stdin:
    if line.strip():
        library, package = line.split()
        try:
            ctypes.CDLL(library)
        except OSError:
            print(library, package)
'
}

python=$(find_python) || {
    apt_install python3 python3-venv || fail "needs Python 3.11 or newer; install it and run this again"
    python=$(find_python) || fail "needs Python 3.11 or newer, which this system does not offer"
}

if [ "$(uname -s)" = Linux ]; then
    missing=$(missing_libraries "$python")
    if [ -n "$missing" ]; then
        # shellcheck disable=SC2046  # one word a package
        apt_install $(printf '%s\n' "$missing" | cut -d' ' -f2) fonts-dejavu-core ||
            fail "Qt needs libraries that are missing here; install the packages that hold:" \
                "$(printf '%s\n' "$missing" | cut -d' ' -f1 | tr '\n' ' ')"
    fi
fi

if ! "$venv/bin/python" -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        apt_install python3-venv || fail "needs Python's modules venv and ensurepip; install them and run this again"
    fi
    say "making the Python environment $venv with $python"
    "$python" -m venv --clear "$venv"
fi

say "installing the program${extra:+ and what '$extra' needs} (the first time downloads about 100 MB)"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --constraint constraints.txt \
    --editable ".${extra:+[$extra]}"
touch "$venv/.ready" ${extra:+"$venv/.ready-$extra"}
