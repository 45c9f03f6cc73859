#!/bin/sh
# Prepare the virtual environment that the Makefile works in.
#
#   sh scripts/env.sh check      can anything be built here at all?
#   sh scripts/env.sh runtime    what the product runs on
#   sh scripts/env.sh dev        and what testing and linting need on top
#
# PYTHON (python3) builds the environment, VENV (.venv) is its folder. A copy of the lock file is
# left inside it as the very last step: while that copy equals the lock, nothing is done.
set -eu

PYTHON=${PYTHON:-python3}
VENV=${VENV:-.venv}
what=${1:-runtime}

stop() {
    echo "$*" >&2
    exit 1
}

check_python() {
    command -v "$PYTHON" >/dev/null 2>&1 ||
        stop "Wardwise needs Python 3.11 or newer, and there is no $PYTHON here: install it, or name yours with PYTHON=/path/to/python3."
    version=$("$PYTHON" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null || "$PYTHON" --version 2>&1 || true)
    version=$(echo "$version" | sed -n 's/^[^0-9]*\([0-9][0-9]*\.[0-9][0-9]*\).*/\1/p' | head -n 1)
    major=${version%%.*}
    minor=${version##*.}
    [ "${major:-0}" -gt 3 ] || { [ "${major:-0}" -eq 3 ] && [ "${minor:-0}" -ge 11 ]; } ||
        stop "Wardwise needs Python 3.11 or newer, and $PYTHON is ${version:-not a working Python}: install a newer one, or name it with PYTHON=/path/to/python3."
}

check_venv_module() {
    "$PYTHON" -c 'import venv, ensurepip' >/dev/null 2>&1 ||
        stop "This Python cannot make virtual environments: install its venv module (on Debian or Ubuntu: apt install python3-venv)."
}

check_folder() {
    for folder in . var "$VENV"; do
        [ ! -e "$folder" ] || [ -w "$folder" ] ||
            stop "Wardwise keeps its environment and its data in the project's folder, and you may not write to $(cd "$folder" && pwd): change its owner, or clone the project to a folder of your own."
    done
}

# Does the environment's Python still start, and is it the version that the packages were made for?
works() {
    [ "$("$VENV/bin/python" -c 'import sys, pip; print("%d.%d" % sys.version_info[:2])' 2>/dev/null)" = "$version" ]
}

installed() {
    cmp -s "requirements/$1.txt" "$VENV/installed-$1.txt"
}

install() {
    installed "$1" && return
    echo "Installing what requirements/$1.txt lists into $VENV. This takes a minute or two, once."
    "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --no-input \
        --require-hashes --requirement "requirements/$1.txt" ||
        stop "The packages could not be installed, see the lines above. With a working network, run the same command again: it starts where it is needed."
    cp "requirements/$1.txt" "$VENV/installed-$1.txt.part"
    mv "$VENV/installed-$1.txt.part" "$VENV/installed-$1.txt"
}

check_python
check_folder
[ "$what" != check ] || exit 0
works || {
    check_venv_module
    [ ! -e "$VENV" ] || [ -e "$VENV/pyvenv.cfg" ] ||
        stop "$VENV is there already and is not a virtual environment: move it away, or name another folder with VENV=."
    "$PYTHON" -m venv --clear "$VENV" ||
        stop "No virtual environment could be made in $VENV, see the lines above."
}
install runtime
[ "$what" != dev ] || install dev
