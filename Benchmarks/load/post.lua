-- Posts one message again and again: post.lua PATH BODY.
init = function(arguments)
    wrk.method = "POST"
    wrk.headers["Content-Type"] = "application/json"
    text = wrk.format(nil, arguments[1], nil, arguments[2])
end

request = function() return text end
