"""The command line: ``factcheck VERB``, see :mod:`factcheck.commands.root`."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from types import SimpleNamespace
from typing import Any

# msgspec takes from one library, where it is installed, what Python itself has, and loads `uuid`, which loads another
# one to be told the name of the system: a tenth of a check.
_SPARED = {"typing_extensions": None, "platform": SimpleNamespace(system=lambda: os.uname().sysname)}
if "msgspec" not in sys.modules:
    _spared = {name: stand_in for name, stand_in in _SPARED.items() if name not in sys.modules}
    sys.modules.update(_spared)  # type: ignore[arg-type]
    import msgspec  # noqa: F401

    for _name in _spared:
        del sys.modules[_name]

from factcheck import bundle, derived, patterns  # noqa: E402


def __getattr__(name: str) -> Any:
    """The group of all verbs, ``cli``, without which a check does."""
    if name == "cli":
        return _root()
    raise AttributeError(f"module 'factcheck.cli' has no attribute {name!r}")


def _root() -> Any:
    from factcheck.commands.root import cli

    return cli


def main() -> None:
    """Run the command line and exit. Whatever goes wrong is one line on standard error and status 2."""
    # Facts hold no cycles: to look for some after every 700 objects would take a tenth of the time.
    gc.set_threshold(1_000_000, 20, 50)
    if sys.stderr is None:  # closed by whoever called
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115 (as long as the process)
    try:
        try:
            from factcheck.commands.asked import asked

            options = asked(sys.argv[1:])
            if options is None:
                _root()(standalone_mode=True)
            else:
                from factcheck.commands import checking

                checking.run(**options)
        finally:
            patterns.keep()
            derived.keep()
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:
        if os.environ.get("FACTCHECK_DEBUG"):
            raise
        print(f"{error.filename or 'factcheck'}: {error.strerror or error}", file=sys.stderr)
        sys.exit(2)
    except Exception as error:
        if os.environ.get("FACTCHECK_DEBUG"):
            raise
        what = " ".join(f"{type(error).__name__}: {error}".split())
        print(f"factcheck: internal error: {what} (FACTCHECK_DEBUG=1 shows where)", file=sys.stderr)
        sys.exit(2)


def run() -> None:
    """The same for a process of its own, which ends here: to take apart everything that it loaded would take as long as
    to check a short draft."""
    status: object = 0
    modules = bundle.use()
    try:
        main()
    except SystemExit as end:
        status = end.code
    if isinstance(status, str):
        print(status, file=sys.stderr)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
    if modules:
        with suppress(Exception):  # it only saves time
            modules.keep()
    os._exit(status if isinstance(status, int) else int(status is not None))
