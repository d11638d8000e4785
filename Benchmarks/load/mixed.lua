-- What a swarm does all day: posts, and reads of every kind, over some sessions.
local sessions, turn = 50, 0
local headers = { ["Content-Type"] = "application/json" }
local words = { "build", "green", "review", "plan", "release", "deploy", "search", "memory" }

local function session() return "/v1/sessions/session-" .. math.random(0, sessions - 1) end
local function get(path) return wrk.format("GET", path) end
local function newest() return get(session() .. "/messages?last=50") end

local kinds = {
    function()
        local text = '{"from":"Agent-1","to":["Agent-2"],"content":"The %s of the %s waits for step %d."}'
        local body = string.format(text, words[math.random(#words)], words[math.random(#words)], turn)
        return wrk.format("POST", session() .. "/messages", headers, body)
    end,
    newest,
    newest,
    function() return get(session()) end,
    function() return get(session() .. "/entries?limit=20") end,
    function() return get("/v1/sessions?limit=20") end,
    function() return get("/v1/agents/Agent-2/inbox?limit=20") end,
    function() return get("/v1/search?q=" .. words[math.random(#words)] .. "&limit=5") end,
}

request = function()
    turn = turn + 1
    return kinds[turn % #kinds + 1]()
end
