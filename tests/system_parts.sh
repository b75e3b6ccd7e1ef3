#!/bin/sh
# Parts of the machine that some tests need and no Python package brings: a browser that prints the page, LibreOffice
# for old Word and Excel files, Tesseract with Vietnamese for scans, PostgreSQL for the site.
# Installs what is missing where that is allowed and known to work (the superuser on Debian), else says how to.
# Never fails: the tests themselves skip what they lack, and fail for it where CI=true.

# The first Chromium on the path; tests/conftest.py looks for the same names.
has_chromium() {
    command -v chromium || command -v chromium-browser || command -v google-chrome || command -v google-chrome-stable
}

has_libreoffice() {
    command -v soffice || command -v libreoffice
}

has_tesseract() {
    command -v tesseract && tesseract --list-langs 2>&1 | grep -qx vie
}

# Debian keeps the server's programs off the path; tests/with_postgresql.py looks in the same places.
has_postgresql() {
    ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null || command -v initdb
}

# Elsewhere the packages are named otherwise, or are wrappers that need more than a package manager.
is_debian() {
    grep -q '^ID=debian' /etc/os-release 2>/dev/null && command -v apt-get >/dev/null
}

# Names of Debian's packages for what is missing.
missing_packages() {
    has_chromium >/dev/null || echo chromium
    has_libreoffice >/dev/null || echo libreoffice-writer-nogui libreoffice-calc-nogui
    has_tesseract >/dev/null || echo tesseract-ocr tesseract-ocr-vie
    has_postgresql >/dev/null || echo postgresql
}

# Names for people of what is missing.
missing_parts() {
    has_chromium >/dev/null || echo "Chromium"
    has_libreoffice >/dev/null || echo "LibreOffice"
    has_tesseract >/dev/null || echo "Tesseract with Vietnamese"
    has_postgresql >/dev/null || echo "PostgreSQL"
}

# One package that cannot be had must not keep the others away.
install_them() {
    DEBIAN_FRONTEND=noninteractive
    export DEBIAN_FRONTEND
    apt-get -qq update
    for package in $1; do
        apt-get -qq install -y --no-install-recommends "$package"
    done
}

in_one_line() {
    while read -r line; do
        printf '%s%s' "$separator" "$line"
        separator=$1
    done
}

advise() {
    parts=$(missing_parts | in_one_line ", ")
    if is_debian; then
        packages=$(missing_packages | in_one_line " ")
        echo "Some tests need $parts: sudo apt-get update && sudo apt-get install -y --no-install-recommends $packages"
    else
        echo "Some tests need $parts on the PATH: install with the package manager of this system."
    fi
}

if [ -n "$(missing_packages)" ]; then
    if is_debian && [ "$(id -u)" -eq 0 ]; then
        install_them "$(missing_packages)" >/dev/null 2>&1
    fi
    [ -z "$(missing_packages)" ] || advise
fi
exit 0
