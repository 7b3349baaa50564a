"""How long comunicado and its peers take for the same work, in one run: `python benchmarks/run.py [SIZE…]`.

Whole processes, from the shell's point of view; for each the median of several runs, and how many times as long as
comunicado the peer takes.  Newsrooms are invented from a seed (`newsroom.py`); between the first extraction and the
timed one 5 % of the paragraphs are edited.
"""

from __future__ import annotations

import os
import platform
import resource
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import newsroom

HERE = Path(__file__).parent
BIN = Path(sys.executable).parent
COMUNICADO = str(BIN / "comunicado")
PEERS = HERE / ".venv"
SIZES = (100, 1000)
LONG = 20.0
"""Seconds after which once is enough."""
RUNS = 3

Start = Callable[[], tuple[Sequence[str], Path]]
"""Prepares a run: its command, and the folder where it starts."""


@dataclass(frozen=True, slots=True)
class Timed:
    """One command, timed."""

    name: str
    seconds: float
    memory: int
    """Of its largest process, in MB."""


def timed(name: str, start: Start) -> Timed | None:
    """The median time of a command; None where it is not installed."""
    taken: list[float] = []
    memory = 0
    while len(taken) < RUNS and not (taken and taken[0] > LONG):
        run, cwd = start()
        if shutil.which(run[0]) is None:
            print(f"  {name}: not installed", file=sys.stderr)
            return None
        begin = time.perf_counter()
        process = subprocess.Popen(run, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        _, said = process.communicate()
        taken.append(time.perf_counter() - begin)
        memory = max(memory, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
        if process.returncode:
            raise SystemExit(f"{' '.join(run[:4])} … failed: {said.decode(errors='replace')[-2000:]}")
    return Timed(name, median(taken), memory)


def always(run: Sequence[str], cwd: Path) -> Start:
    """The same command each time."""
    return lambda: (run, cwd)


def table(title: str, ours: Timed | None, *others: Timed | None) -> None:
    """Print times, and how many times ours each peer takes."""
    print(f"\n**{title}**\n\n| | seconds | times ours |\n|---|---|---|")
    for one in filter(None, (ours, *others)):
        ratio = "" if one is ours or ours is None else f"{one.seconds / ours.seconds:.1f}"
        print(f"| {one.name} | {one.seconds:.2f} | {ratio} |", flush=True)


class Bench:
    """The newsroom of one size, before and after a day's work."""

    def __init__(self, folder: Path, size: int) -> None:
        self.size, self.folder = size, folder
        self.stored, self.work = folder / "stored", folder
        self._made = 0
        texts = newsroom.texts(size)
        newsroom.write(self.stored, texts)
        self.comunicado(self.stored, "extract")
        newsroom.translate(self.stored)
        shutil.rmtree(self.stored / ".comunicado")
        newsroom.write(self.stored, newsroom.edited(texts))

    @staticmethod
    def comunicado(folder: Path, *command: str) -> None:
        subprocess.run([COMUNICADO, "--newsroom", folder, *command], check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)  # fmt: skip

    def place(self) -> Path:
        """A folder that was never there.  Nothing is deleted before the end: ext4 takes ten times as long to make a
        file where many were deleted less than half a minute ago.
        """
        self._made += 1
        return self.folder / str(self._made)

    def fresh(self) -> Path:
        """The edited newsroom, with the catalogues of before the edits and no cache."""
        self.work = self.place()
        shutil.copytree(self.stored, self.work)
        # What is copied would be written while we measure; and files at rest are older than the tick of a clock.
        os.sync()
        time.sleep(2.5)
        return self.work

    def sources(self) -> list[str]:
        """The release files, relative to the newsroom."""
        return [f"releases/{text.id}/release.md" for text in newsroom.texts(self.size)]

    def edited(self) -> Path:
        """The newsroom in the evening: extracted, translated and extracted, then edited."""
        self.work = self.place()
        shutil.copytree(self.stored, self.work)
        newsroom.write(self.work, newsroom.texts(self.size))
        time.sleep(2.5)
        self.comunicado(self.work, "extract")
        newsroom.write(self.work, newsroom.edited(newsroom.texts(self.size)))
        os.sync()
        time.sleep(2.5)
        return self.work

    # --- tables ---

    def extract(self) -> Timed:
        """Extraction, against the extraction of po4a and md2po."""
        run = [COMUNICADO, "extract"]
        day = timed("comunicado extract, 5 % edited", lambda: (run, self.edited()))
        ours = timed("comunicado extract, with no cache", lambda: (run, self.fresh()))
        assert day
        assert ours

        def po4a() -> tuple[Sequence[str], Path]:
            to = self.place()
            to.mkdir()
            config = f"[po4a_langs] es\n[po4a_paths] {to}/all.pot $lang:{to}/all.$lang.po\n"
            config += "".join(f'[type: text] {name} $lang:{to}/{name} opt:"-o markdown"\n' for name in self.sources())
            (self.folder / "po4a.cfg").write_text(config)
            return ["po4a", "--quiet", "--no-translations", str(self.folder / "po4a.cfg")], self.work

        def md2po() -> tuple[Sequence[str], Path]:
            to = self.place()
            to.mkdir()
            return [str(PEERS / "bin" / "md2po"), "--progress=none", "-P", "releases", str(to)], self.work

        peers = timed("po4a, extraction alone", po4a), timed("md2po, extraction alone", md2po)
        table(f"Extract with update, {self.size:,} releases, 5 % of the paragraphs edited", day, *peers)
        table(f"Extract with update, {self.size:,} releases, from nothing", ours, *peers)
        return ours

    def again(self, cold: Timed) -> None:
        """Extraction when one file was edited, or none."""
        self.fresh()
        self.comunicado(self.work, "extract")
        file = self.work / self.sources()[self.size // 2]
        run = [COMUNICADO, "extract"]

        def edit() -> tuple[Sequence[str], Path]:
            with file.open("a") as text:
                text.write("\nThe office reopens on Monday morning.\n")
            return run, self.work

        one = timed("one file edited", edit)
        none = timed("nothing edited", always(run, self.work))
        print(f"\n**Extract again, {self.size:,} releases**\n\n| | seconds | of the cold time |\n|---|---|---|")
        for row in (cold, one, none):
            if row:
                print(f"| {row.name} | {row.seconds:.2f} | {row.seconds / cold.seconds:.0%} |")

    def update(self) -> None:
        """Fuzzy update of all messages in one file."""
        old, new = self.folder / "old.po", self.folder / "new.pot"
        self.fresh()
        self.join(self.work / "locales" / "es", "*.po", old)
        self.comunicado(self.work, "extract")
        self.join(self.work / "locales", "[12]*/**/*.pot", new)
        out = str(self.folder / "out.po")
        files = [str(old), str(new)]
        here = partial(always, cwd=self.folder)
        merge = ["msgmerge", "--quiet", "--no-wrap", *files, "-o", out]
        table(
            f"Fuzzy update, the messages of {self.size:,} releases in one file",
            timed("comunicado", here([sys.executable, str(HERE / "update.py"), *files, out])),
            timed("msgmerge", here(merge)),
            timed("msgmerge -N (no fuzzy matching)", here([*merge, "--no-fuzzy-matching"])),
            timed("pot2po", here([str(PEERS / "bin" / "pot2po"), "--progress=none", "-t", str(old), str(new), out])),
        )

    def compile(self) -> None:
        """Checking and compiling, from nothing."""
        extracted = self.work

        def uncompiled() -> Path:
            self.work = self.place()
            shutil.copytree(extracted, self.work, ignore=shutil.ignore_patterns("*.mo", ".comunicado"))
            os.sync()
            time.sleep(2.5)
            return self.work

        each = 'find locales/es -name \'*.po\' | while read f; do msgfmt "$f" -o "${f%.po}.mo"; done'
        whole, out = str(self.folder / "old.po"), str(self.folder / "out.mo")
        python = str(PEERS / "bin" / "python")
        script = "import sys, {0}; {0}.pofile(sys.argv[1]).save_as_mofile(sys.argv[2])"
        here = partial(always, cwd=self.folder)
        ours = timed("comunicado compile, with its checks", lambda: ([COMUNICADO, "compile"], uncompiled()))
        table(
            f"Compile, {self.size:,} catalogues",
            ours,
            timed("msgfmt, once for each catalogue", lambda: (["sh", "-c", each], uncompiled())),
            timed("msgfmt, all messages in one file", here(["msgfmt", whole, "-o", out])),
            timed("rspolib, one file", here([python, "-c", script.format("rspolib"), whole, out])),
            timed("polib, one file", here([python, "-c", script.format("polib"), whole, out])),
        )

    def join(self, folder: Path, pattern: str, to: Path) -> None:
        """All messages of some catalogues in one file."""
        names = sorted(str(path) for path in folder.rglob(pattern))
        lists = self.folder / "names"
        lists.write_text("\n".join(names) + "\n")
        subprocess.run(["msgcat", "--use-first", "--no-wrap", f"--files-from={lists}", "-o", to], check=True)


def peers() -> None:
    """Install the peers that pip has."""
    if not (PEERS / "bin" / "md2po").exists():
        venv.create(PEERS, with_pip=True)
        subprocess.run([PEERS / "bin" / "pip", "install", "--quiet", "-r", HERE / "peers.txt"], check=True)


def machine() -> str:
    """What this was measured on."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    model = names[0] if names else platform.machine()
    return (
        f"{len(os.sched_getaffinity(0))} processors ({model}), Python {platform.python_version()}, {platform.system()}"
    )


def main() -> None:
    sizes = tuple(map(int, sys.argv[1:])) or SIZES
    peers()
    print(machine())
    grown: list[tuple[int, Timed]] = []
    for size in sizes:
        with TemporaryDirectory() as folder:
            bench = Bench(Path(folder), size)
            cold = bench.extract()
            grown.append((size, cold))
            bench.again(cold)
            bench.update()
            bench.compile()
    print("\n**Growth of the extraction from nothing**\n\n| releases | seconds | for each | MB |\n|---|---|---|---|")
    for size, one in grown:
        print(f"| {size:,} | {one.seconds:.2f} | {one.seconds / size * 1000:.2f} ms | {one.memory} |")


if __name__ == "__main__":
    main()
