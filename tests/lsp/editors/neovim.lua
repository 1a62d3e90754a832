-- Type a contradiction, read what is marked, follow it, hover, repair it by the quick fix; prints what was seen as JSON.
local seen = {}
local function wait(what, holds)
  seen[what] = vim.wait(40000, holds, 50)
end
local function marks()
  return vim.tbl_filter(function(d)
    return tostring(d.code or ""):match("^contradictions/") ~= nil
  end, vim.diagnostic.get(0))
end
local function ask(method, place, more)
  local params = { textDocument = { uri = vim.uri_from_bufnr(0) } }
  for key, value in pairs(vim.tbl_extend("force", place, more or {})) do
    params[key] = value
  end
  for _, answer in pairs(vim.lsp.buf_request_sync(0, method, params, 20000) or {}) do
    if answer.result then
      return answer.result
    end
  end
end
local clients = vim.lsp.get_clients or vim.lsp.get_active_clients

wait("attached", function()
  return #clients({ bufnr = 0 }) > 0
end)
wait("checked", function()
  return #vim.diagnostic.get(0) > 0
end)
seen.before = #marks()
vim.api.nvim_buf_set_lines(0, -1, -1, false, { "", vim.env.TYPED })
wait("found", function()
  return #marks() == 2
end)
local late = marks()[2]
local start = { line = late.lnum, character = late.col }
local range = { start = start, ["end"] = { line = late.end_lnum, character = late.end_col } }
seen.linked = #(late.user_data.lsp.relatedInformation or {})
seen.definition = ask("textDocument/definition", { position = start })[1].range.start.line
seen.hover = ask("textDocument/hover", { position = start }).contents.value
local actions = ask("textDocument/codeAction", { range = range }, { context = { diagnostics = {} } })
seen.actions = vim.tbl_map(function(action)
  return action.title
end, actions)
for _, action in ipairs(actions) do
  if action.title:match("^Write ") then
    vim.lsp.util.apply_workspace_edit(action.edit, clients({ bufnr = 0 })[1].offset_encoding or "utf-16")
    break
  end
end
wait("repaired", function()
  return #marks() == 0
end)
seen.text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
io.stdout:write(vim.fn.json_encode(seen) .. "\n")
vim.cmd("qa!")
