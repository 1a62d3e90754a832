"""``factcheck lsp``: the linter as a language server, for editors."""
