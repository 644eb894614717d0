#!/bin/sh
# Tests of the launcher, on copies of it in a folder of their own, with stand-ins for java, Maven and the rest. Nothing of
# the machine's Java, Maven or Node is used. Prints a line for each failure and ends with 'launcher: N passed, M failed'.
set -u

here=$(CDPATH='' cd -P -- "$(dirname -- "$0")/.." && pwd) || exit 1
work=$(mktemp -d) || exit 1
work=$(CDPATH='' cd -P -- "$work" && pwd)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM HUP
unset DRUMROLL_JAVA_HOME DRUMROLL_HEAP DRUMROLL_JAVA_OPTS DRUMROLL_NO_BUILD DRUMROLL_POSTGRES JAVA_HOME MAVEN_HOME CDPATH
passed=0
failures=0

# ---------------------------------------------------------------- Stand-ins

# The tools that a launcher may use, and none else: so that a machine's own java or mvn is never found.
make_tools() {
    tools=$work/tools
    mkdir "$tools"
    for tool in sh dirname readlink sed head find cat touch mkdir rm id sleep flock ln ps; do
        path=$(command -v $tool) && case $path in /*) ln -s "$path" "$tools/$tool" ;; esac
    done
}

# A script at $1 with the body that comes on standard input.
make_script() {
    mkdir -p "$(dirname "$1")"
    { echo '#!/bin/sh'; cat; } >"$1"
    chmod +x "$1"
}

# A JDK at $1 of version $2, whose java prints its arguments, one a line. Without a compiler when $3 is 'jre'.
make_jdk() {
    make_script "$1/bin/java" <<'END'
echo "home=$(dirname "$(dirname "$0")")"
for a do echo "arg=$a"; done
END
    [ "${3:-}" = jre ] || make_script "$1/bin/javac" </dev/null
    echo "JAVA_VERSION=\"$2\"" >"$1/release"
}

# A Maven that notes how it was called and makes the jar; it fails when the tree holds a file 'broken'.
make_maven() {
    make_script "$bin/mvn" <<'END'
echo "JAVA_HOME=$JAVA_HOME args=$*" >>"$NOTES"
[ ! -f broken ] || { echo "COMPILATION ERROR"; exit 1; }
[ ! -f slow ] || sleep 1
mkdir -p app/target && echo jar >app/target/drumroll.jar
echo "Tests run: 3, Failures: 0, Errors: 0, Skipped: 0"
END
}

# A fresh tree with a space in its path, a JDK 25 and a Maven. Sets tree, bin, jdks.
begin() {
    name=$1
    place="$work/$(echo "$name" | sed 's/[^A-Za-z]/_/g')"
    tree="$place/a tree"
    bin="$place/bin"
    jdks="$place/jdks"
    NOTES="$place/notes"
    export NOTES
    mkdir -p "$tree/app/src/main/java" "$tree/tests" "$bin" "$jdks"
    cp "$here/drumroll" "$tree/drumroll"
    echo 'echo "launcher: 0 passed, 0 failed"' >"$tree/tests/launcher.sh"
    for file in pom.xml app/pom.xml app/src/main/java/Main.java; do
        echo source >"$tree/$file"
    done
    find "$tree" -exec touch -t 202001010000 {} +
    : >"$NOTES"
    make_jdk "$jdks/jdk-25" 25.0.3
    make_maven
    make_script "$place/postgresql/15/bin/initdb" </dev/null
}

have_jar() {
    mkdir -p "$tree/app/target"
    echo jar >"$tree/app/target/drumroll.jar"
    touch -t 202101010000 "$tree/app/target/drumroll.jar"
}

have_browser() {
    make_script "$bin/chromium" </dev/null
    make_script "$bin/chromedriver" </dev/null
}

# Runs a launcher (by default the tree's own) away from the tree; sets out, err and code.
drumroll() { run "$tree/drumroll" "$@"; }
run() {
    out=$(cd "$work" && HOME=$work/home PATH=$bin:$tools DRUMROLL_JDKS=$jdks DRUMROLL_POSTGRES=$place/postgresql "$@" 2>"$place/err")
    code=$?
    err=$(cat "$place/err")
}

# ---------------------------------------------------------------- Checks

wrong=
expect() { # what, wanted, got
    [ "$2" = "$3" ] || wrong="$wrong
    $1: wanted <$2>, got <$3>"
}
expect_in() { # what, wanted part, whole
    case $3 in *"$2"*) ;; *) wrong="$wrong
    $1: wanted <...$2...>, got <$3>" ;; esac
}
expect_not_in() {
    case $3 in *"$2"*) wrong="$wrong
    $1: wanted no <$2>, got <$3>" ;; esac
}
finish() {
    if [ -z "$wrong" ]; then
        passed=$((passed + 1))
    else
        failures=$((failures + 1))
        echo "launcher: FAILED: $name$wrong"
    fi
    wrong=
}
builds() { grep -c 'package$' "$NOTES"; }
lines() { printf '%s\n' "$1" | grep -c .; }

make_tools

begin "builds a tree that has no jar, says so in one line and starts the jar"
drumroll up --crowd 5
expect "exit code" 0 "$code"
expect "error output" "drumroll: building (the first time takes some minutes) ..." "$err"
expect "Maven's call" "JAVA_HOME=$jdks/jdk-25 args=-q -B -ntp -DskipTests -Dspotless.check.skip=true package" "$(cat "$NOTES")"
expect_in "java's call" "arg=-jar
arg=$tree/app/target/drumroll.jar
arg=up
arg=--crowd
arg=5" "$out"
finish

begin "starts a jar that is newer than the sources as it is, with the flags that it needs"
have_jar
drumroll version
expect "exit code" 0 "$code"
expect "error output" "" "$err"
expect "builds" 0 "$(builds)"
expect "java's call" "home=$jdks/jdk-25
arg=--add-opens
arg=java.base/jdk.internal.misc=ALL-UNNAMED
arg=--add-opens
arg=java.base/java.util.zip=ALL-UNNAMED
arg=--enable-native-access=ALL-UNNAMED
arg=--sun-misc-unsafe-memory-access=allow
arg=-XX:+UseG1GC
arg=-XX:+UseCompactObjectHeaders
arg=-Xms512m
arg=-Xmn200m
arg=-XX:MaxRAMPercentage=60
arg=-jar
arg=$tree/app/target/drumroll.jar
arg=version" "$out"
finish

begin "builds again when a source is newer, and only once"
have_jar
touch "$tree/app/src/main/java/Main.java"
drumroll version
drumroll version
expect "builds" 1 "$(builds)"
finish

begin "does not build for what Maven, npm or a test wrote"
have_jar
mkdir -p "$tree/app/node_modules" "$tree/app/src/test/java"
touch "$tree/app/target/Other.class" "$tree/app/node_modules/x.js" "$tree/app/src/test/java/MainTest.java"
touch -t 202001010000 "$tree/app/src"
drumroll version
expect "builds" 0 "$(builds)"
finish

begin "shows the build's output when it fails, and starts nothing"
touch "$tree/broken"
drumroll up
expect "exit code" 1 "$code"
expect "output" "" "$out"
expect_in "error output" "COMPILATION ERROR
drumroll: the build failed" "$err"
finish

begin "lets two launchers build once"
touch "$tree/slow"
run sh -c '"$1" version >/dev/null & "$1" version >/dev/null; wait $!' sh "$tree/drumroll"
expect "exit code" 0 "$code"
expect "builds" 1 "$(builds)"
finish

begin "lets two launchers build once where there is no flock"
touch "$tree/slow"
mv "$tools/flock" "$work/flock.away" 2>/dev/null
run sh -c '"$1" version >/dev/null & "$1" version >/dev/null; wait $!' sh "$tree/drumroll"
expect "exit code" 0 "$code"
expect "builds" 1 "$(builds)"
expect "locks left" "" "$(ls -d "$tree/target/build.lock.d" 2>/dev/null)"
finish

begin "takes over the lock of a launcher that is gone"
mkdir -p "$tree/target/build.lock.d"
sh -c 'echo $$' >"$tree/target/build.lock.d/pid"
drumroll version
expect "exit code" 0 "$code"
expect "builds" 1 "$(builds)"
mv "$work/flock.away" "$tools/flock" 2>/dev/null
finish

begin "works through symbolic links, relative and absolute, from another folder"
have_jar
mkdir -p "$place/links/deep"
ln -s "$tree/drumroll" "$place/links/absolute"
ln -s ../absolute "$place/links/deep/relative"
run "$place/links/deep/relative" version
expect "exit code" 0 "$code"
expect_in "java's call" "arg=$tree/app/target/drumroll.jar" "$out"
finish

begin "works when called by name along the PATH"
have_jar
ln -s "$tree/drumroll" "$bin/drumroll"
run sh -c 'drumroll version'
expect "exit code" 0 "$code"
expect_in "java's call" "arg=$tree/app/target/drumroll.jar" "$out"
finish

begin "hands arguments on as they are"
have_jar
drumroll replay "a file.csv" '' '*' "\$x"
expect_in "java's call" "arg=replay
arg=a file.csv
arg=
arg=*
arg=\$x" "$out"
finish

begin "hands the jar's exit code on"
have_jar
make_script "$jdks/jdk-25/bin/java" <<'END'
exit 42
END
drumroll audit
expect "exit code" 42 "$code"
finish

begin "takes heap and options from the environment"
have_jar
DRUMROLL_HEAP=3g DRUMROLL_JAVA_OPTS="-Da=1 -Db=2" drumroll version
expect_in "java's call" "arg=-Xmx3g
arg=-Da=1
arg=-Db=2
arg=-jar" "$out"
expect_not_in "java's call" "MaxRAMPercentage" "$out"
finish

begin "says in one line that a JDK 25 is missing, what was found, and how to get one"
rm -r "$jdks/jdk-25"
make_jdk "$jdks/jdk-17" 17.0.15
make_jdk "$jdks/jdk-8" 1.8.0_292
drumroll up
expect "exit code" 69 "$code"
expect "lines" 1 "$(lines "$err")"
expect_in "error output" "drumroll: needs a JDK 25 or newer; found 17 in $jdks/jdk-17 - " "$err"
expect_in "error output" "https://adoptium.net" "$err"
finish

begin "says in one line that there is no Java at all"
rm -r "$jdks/jdk-25"
drumroll up
expect "exit code" 69 "$code"
expect_in "error output" "found none" "$err"
expect "lines" 1 "$(lines "$err")"
finish

begin "says in one line that Maven is missing and how to get it"
rm "$bin/mvn"
drumroll up
expect "exit code" 69 "$code"
expect_in "error output" "drumroll: needs Maven" "$err"
expect_in "error output" "https://maven.apache.org" "$err"
expect "lines" 1 "$(lines "$err")"
finish

begin "needs no Maven when nothing is to be built"
have_jar
rm "$bin/mvn"
drumroll version
expect "exit code" 0 "$code"
finish

begin "runs on a Java without a compiler, but does not build with one"
rm -r "$jdks/jdk-25"
make_jdk "$jdks/jre-25" 25.0.1 jre
drumroll version
expect "exit code without a jar" 69 "$code"
expect_in "error output" "found 25 in $jdks/jre-25, which has no compiler" "$err"
have_jar
drumroll version
expect "exit code with a jar" 0 "$code"
finish

begin "passes over an old JAVA_HOME and an old java on the PATH"
have_jar
make_jdk "$place/old home" 17.0.15
make_jdk "$place/jdk 11" 11.0.2
ln -s "$place/jdk 11/bin/java" "$bin/java"
JAVA_HOME="$place/old home" drumroll version
expect_in "java's call" "home=$jdks/jdk-25" "$out"
finish

begin "prefers JAVA_HOME to the PATH, and the PATH to the usual folders"
have_jar
make_jdk "$place/jdk 26" 26-ea
make_jdk "$place/jdk 27" 27
ln -s "$place/jdk 26/bin/java" "$bin/java"
drumroll version
expect_in "java's call" "home=$place/jdk 26" "$out"
JAVA_HOME="$place/jdk 27" drumroll version
expect_in "java's call" "home=$place/jdk 27" "$out"
finish

begin "asks a java on the PATH that is only a wrapper where its home is"
have_jar
rm -r "$jdks/jdk-25"
make_jdk "$place/hidden/jdk" 25
make_script "$bin/java" <<END
echo "    java.home = $place/hidden/jdk" >&2
END
drumroll version
expect_in "java's call" "home=$place/hidden/jdk" "$out"
finish

begin "asks a JDK without a release file for its version"
have_jar
rm "$jdks/jdk-25/release"
make_script "$jdks/jdk-25/bin/java" <<'END'
[ "$1" != -version ] || { echo 'openjdk version "25.0.3" 2026-04-21' >&2; exit; }
echo started
END
drumroll version
expect "output" started "$out"
finish

begin "uses DRUMROLL_JAVA_HOME and no other, and refuses it when it is too old"
have_jar
make_jdk "$place/mine" 26
DRUMROLL_JAVA_HOME="$place/mine" drumroll version
expect_in "java's call" "home=$place/mine" "$out"
make_jdk "$place/mine" 21.0.1
DRUMROLL_JAVA_HOME="$place/mine" drumroll version
expect "exit code" 69 "$code"
expect_in "error output" "found 21 in $place/mine" "$err"
expect "lines" 1 "$(lines "$err")"
finish

begin "test runs Maven's verify with its output shown, and says what it leaves out"
make_script "$bin/id" <<'END'
echo 1000
END
mkdir "$tree/web" && echo '{}' >"$tree/web/package.json"
drumroll test
expect "exit code" 0 "$code"
expect "Maven's call" "JAVA_HOME=$jdks/jdk-25 args=-B -ntp --fail-at-end -Ddrumroll.browser=off -Ddrumroll.browser.driver=off verify" "$(cat "$NOTES")"
expect "output" "Tests run: 3, Failures: 0, Errors: 0, Skipped: 0

launcher: 0 passed, 0 failed" "$out"
expect_in "error output" "no Chromium: the tests in a browser are left out - on Debian: apt-get install chromium" "$err"
expect_in "error output" "no Node and npm: the checks of web's TypeScript are left out" "$err"
expect "lines" 2 "$(lines "$err")"
finish

begin "test --soak asks for the long tests, and uses the browser and the driver that are there"
have_browser
drumroll test --soak
expect_in "Maven's call" "-Ddrumroll.browser=$bin/chromium -Ddrumroll.browser.driver=$bin/chromedriver -Ddrumroll.soak=true verify" "$(cat "$NOTES")"
finish

begin "test installs Debian's chromium and its driver as root when there are none"
make_script "$bin/id" <<'END'
echo 0
END
make_script "$bin/apt-get" <<END
echo "apt-get \$*" >>"$NOTES"
case \$* in
    *chromium-driver) echo '#!/bin/sh' >"$bin/chromedriver" && chmod +x "$bin/chromedriver" ;;
    *install*) echo '#!/bin/sh' >"$bin/chromium" && chmod +x "$bin/chromium" ;;
esac
END
ln -s "$(command -v chmod)" "$bin/chmod"
drumroll test
expect "exit code" 0 "$code"
expect_in "apt-get's calls" "apt-get -q update
apt-get -qq -y --no-install-recommends install chromium
apt-get -q update
apt-get -qq -y --no-install-recommends install chromium-driver" "$(cat "$NOTES")"
expect_in "Maven's call" "-Ddrumroll.browser=$bin/chromium -Ddrumroll.browser.driver=$bin/chromedriver verify" "$(cat "$NOTES")"
finish

begin "test says what it leaves out without the browser's driver"
make_script "$bin/chromium" </dev/null
make_script "$bin/id" <<'END'
echo 1000
END
drumroll test
expect "exit code" 0 "$code"
expect_in "Maven's call" "-Ddrumroll.browser=$bin/chromium -Ddrumroll.browser.driver=off verify" "$(cat "$NOTES")"
expect "error output" "drumroll: no chromedriver: the tests that go through the pages in a browser are left out - on Debian: apt-get install chromium-driver" "$err"
finish

begin "test says what it leaves out without PostgreSQL"
have_browser
rm -r "$place/postgresql"
drumroll test
expect "exit code" 0 "$code"
expect_in "error output" "no PostgreSQL: the tests on PostgreSQL are left out - on Debian: apt-get install postgresql" "$err"
finish

begin "test installs Debian's postgresql as root when there is none"
have_browser
rm -r "$place/postgresql"
make_script "$bin/id" <<'END'
echo 0
END
make_script "$bin/apt-get" <<'END'
echo "apt-get $*" >>"$NOTES"
END
drumroll test
expect "exit code" 0 "$code"
expect_in "apt-get's calls" "apt-get -qq -y --no-install-recommends install postgresql" "$(cat "$NOTES")"
expect_not_in "apt-get's calls" "chromium" "$(sed -n '/^apt-get/p' "$NOTES")"
finish

begin "test goes on without a browser when chromium can't be installed"
make_script "$bin/id" <<'END'
echo 0
END
make_script "$bin/apt-get" <<'END'
echo "E: no network"
exit 100
END
drumroll test
expect "exit code" 0 "$code"
expect_in "Maven's call" "-Ddrumroll.browser=off -Ddrumroll.browser.driver=off verify" "$(cat "$NOTES")"
expect_in "error output" "chromium could not be installed: the tests in a browser are left out" "$err"
finish

begin "test runs web's checks where Node and npm are"
have_browser
mkdir "$tree/web" && echo '{}' >"$tree/web/package.json"
make_script "$bin/node" </dev/null
make_script "$bin/npm" <<'END'
echo "npm $* in ${PWD##*/}" >>"$NOTES"
END
drumroll test
expect "exit code" 0 "$code"
expect_in "npm's calls" "npm ci --no-audit --no-fund in web
npm run check in web" "$(cat "$NOTES")"
finish

begin "test fails when a part fails, and runs the other parts"
have_browser
touch "$tree/broken"
drumroll test
expect "exit code after Maven failed" 1 "$code"
expect_in "error output" "drumroll: failed: Java" "$err"
expect_in "output" "launcher: 0 passed, 0 failed" "$out"
rm "$tree/broken"
echo 'exit 1' >"$tree/tests/launcher.sh"
drumroll test
expect "exit code after the launcher's tests failed" 1 "$code"
finish

begin "test refuses what it does not know"
drumroll test --fast
expect "exit code" 64 "$code"
expect "lines" 1 "$(lines "$err")"
expect "Maven's calls" "" "$(cat "$NOTES")"
finish

begin "screenshots makes pictures in a folder, wherever it is called from"
have_browser
drumroll screenshots "some pictures"
expect "exit code" 0 "$code"
expect_in "Maven's call" "-pl journeys -am" "$(cat "$NOTES")"
expect_in "Maven's call" "-Dtest=Screenshots" "$(cat "$NOTES")"
expect_in "Maven's call" "-Ddrumroll.screenshots=$work/some pictures test" "$(cat "$NOTES")"
expect_in "error output" "drumroll: the pictures are in $work/some pictures" "$err"
finish

begin "screenshots says in one line that the browser is missing"
make_script "$bin/chromium" </dev/null
make_script "$bin/id" <<'END'
echo 1000
END
drumroll screenshots
expect "exit code" 69 "$code"
expect_in "error output" "drumroll: needs Chromium and its driver - on Debian: apt-get install chromium chromium-driver" "$err"
expect "Maven's calls" "" "$(cat "$NOTES")"
finish

begin "screenshots refuses what it does not know"
drumroll screenshots --big
expect "exit code" 64 "$code"
drumroll screenshots one two
expect "exit code" 64 "$code"
expect "lines" 1 "$(lines "$err")"
finish

echo "launcher: $passed passed, $failures failed"
[ "$failures" = 0 ]
