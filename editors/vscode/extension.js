"use strict";
// Starts `factcheck lsp` and shows what it says about Markdown and plain text.
const { workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

exports.activate = () => {
  const command = workspace.getConfiguration("factcheck").get("command");
  client = new LanguageClient(
    "factcheck",
    { command, args: ["lsp"] },
    { documentSelector: [{ language: "markdown" }, { language: "plaintext" }] },
  );
  return client.start();
};

exports.deactivate = () => client && client.stop();
