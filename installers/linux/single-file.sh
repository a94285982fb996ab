#!/bin/sh
# Polymath @VERSION@ for Linux on x86-64, in one file: this script, a small program that unpacks, and everything else.
set -eu
folder=@FOLDER@
id=@ID@ # of what is inside
needed=@GLIBC@
self=$(readlink -f "$0")
data=${XDG_DATA_HOME:-$HOME/.local/share}
cache=${XDG_CACHE_HOME:-$HOME/.cache}/polymath
settings=${XDG_CONFIG_HOME:-$HOME/.config}/polymath
apps=$data/polymath/app
app=$apps/$id

usage() {
    cat <<TEXT
Usage: $(basename "$0") [PROJECT | EXPERT]    unpack into $app when that is not done yet, and start
       $(basename "$0") --install             the same with an entry in the menu, and files that open by a double click
       $(basename "$0") --remove              take all of it away, with settings; your projects stay
       $(basename "$0") --cli ARGUMENTS       polymath-cli
       $(basename "$0") --extract FOLDER      only unpack, into FOLDER/$folder
TEXT
}

die() {
    echo "Polymath: $*" >&2
    exit 1
}

# Where in this file things begin is counted in bytes from 1.
unpack() { # INTO
    tool=$(mktemp "$1/.unpack.XXXXXX")
    tail -c +@TOOL_AT@ "$self" | head -c @TOOL_SIZE@ >"$tool"
    chmod +x "$tool"
    tail -c +@PAYLOAD_AT@ "$self" | "$tool" | tar -x -C "$1" -f - || { rm -rf "$tool" "${1:?}/$folder"; die "unpacking into '$1' failed."; }
    rm "$tool"
    [ -x "$1/$folder/polymath" ] || die "unpacking into '$1' failed. Is there enough room?"
}

ready() {
    [ -d "$app" ] && return
    mkdir -p "$apps"
    fresh=$(mktemp -d "$apps/.new.XXXXXX")
    trap 'rm -rf "$fresh"' EXIT
    trap 'exit 1' HUP INT TERM
    echo "Polymath: unpacking once into $app" >&2
    unpack "$fresh"
    for other in "$apps"/*; do # earlier versions
        [ ! -d "$other" ] || rm -rf "$other"
    done
    mv "$fresh/$folder" "$app"
    rm -rf "$fresh"
    trap - EXIT HUP INT TERM
}

refresh() {
    if command -v update-mime-database >/dev/null && [ -d "$data/mime/packages" ]; then update-mime-database "$data/mime"; fi
    if command -v update-desktop-database >/dev/null && [ -d "$data/applications" ]; then update-desktop-database -q "$data/applications"; fi
}

install_entries() {
    mkdir -p "$data/applications" "$data/mime/packages" "$data/icons/hicolor/scalable/apps"
    sed "s|^Exec=polymath|Exec=\"$app/polymath\"|" "$app/share/applications/polymath.desktop" >"$data/applications/polymath.desktop"
    cp "$app/share/mime/packages/polymath.xml" "$data/mime/packages/"
    cp "$app/share/icons/hicolor/scalable/apps/polymath.svg" "$data/icons/hicolor/scalable/apps/"
    refresh
    echo "Polymath is in the menu. Remove it with: $0 --remove"
}

remove() {
    rm -rf "$apps" "$data/polymath/gpu"
    rm -f "$data/applications/polymath.desktop" "$data/mime/packages/polymath.xml" \
        "$data/icons/hicolor/scalable/apps/polymath.svg" "$cache/precision.json" "$settings/polymath.conf" \
        "$settings/no-network"
    refresh
    if rmdir "$data/mime/packages" 2>/dev/null; then # all that is left was made from what was in there
        rm -rf "$data/mime"
    fi
    if [ -f "$data/applications/mimeinfo.cache" ] && [ "$(wc -l <"$data/applications/mimeinfo.cache")" -le 1 ]; then
        rm "$data/applications/mimeinfo.cache"
    fi
    for empty in "$data/polymath" "$cache" "$settings" "$data/icons/hicolor/scalable/apps" "$data/icons/hicolor/scalable" \
        "$data/icons/hicolor" "$data/icons" "$data/applications"; do
        rmdir "$empty" 2>/dev/null || true
    done
    echo "Polymath is gone; your projects are where they were."
}

have=$(getconf GNU_LIBC_VERSION 2>/dev/null || true)
have=${have##* }
case ${1:-} in
--help | -h) usage && exit 0 ;;
--remove) remove && exit 0 ;;
esac
[ "$(uname -m)" = x86_64 ] || die "this file is for x86-64 processors; this one is $(uname -m)."
[ "$(printf '%s\n' "$needed" "${have:-0}" | sort -V | head -n 1)" = "$needed" ] ||
    die "this system has ${have:+glibc }${have:-no glibc}; glibc $needed or later is needed (Debian 12, Ubuntu @UBUNTU@, Fedora @FEDORA@)."
case ${1:-} in
--extract)
    [ -n "${2:-}" ] || { usage >&2; exit 2; }
    [ ! -e "$2/$folder" ] || die "'$2/$folder' exists already. Remove it first, or choose another folder."
    mkdir -p "$2"
    unpack "$2"
    ;;
--install) ready && install_entries ;;
--cli)
    shift
    ready
    exec "$app/polymath-cli" "$@"
    ;;
*)
    ready
    exec "$app/polymath" "$@"
    ;;
esac
exit 0
