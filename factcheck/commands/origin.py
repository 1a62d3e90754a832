"""Where this factcheck was installed from, so that files and messages can ask for the same one."""

from __future__ import annotations

PACKAGE = "factcheck-lint"


def requirement(extra: str = "") -> str:
    """What pip installs to have this factcheck: a release or the address that it came from (PEP 610), and an extra."""
    import json
    from importlib.metadata import PackageNotFoundError, distribution

    name = f"{PACKAGE}[{extra}]" if extra else PACKAGE
    try:
        found = distribution(PACKAGE)
        origin = json.loads(found.read_text("direct_url.json") or "null")
    except (PackageNotFoundError, ValueError):
        return name
    if not origin:
        return f"{name}=={found.version}"
    source = origin.get("vcs_info")
    address = f"{source['vcs']}+{origin['url']}@{source['commit_id']}" if source else origin["url"]
    return f"{name} @ {address}"
