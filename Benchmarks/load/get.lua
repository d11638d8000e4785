-- Asks for one path again and again: get.lua PATH.
init = function(arguments) text = wrk.format("GET", arguments[1]) end

request = function() return text end
