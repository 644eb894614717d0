-- One order a request, each with a key of its own, for wrk (https://github.com/wg/wrk).
--
--   ./drumroll up --crowd 0 --port 8080        (any festival that is open, with SKUs 1 to SKUS in stock)
--   export DRUMROLL_TOKEN=...                  (of an operator, that acts for buyers)
--   wrk -t1 -c64 -d20s --latency -s bench/http/orders.lua http://127.0.0.1:8080 -- SKUS PRICE LINES HOT
--
-- SKUS   how many SKUs the orders are spread over (default 1000)
-- PRICE  the price of a piece of each, in minor units (default 100): the total that the buyer saw
-- LINES  lines in an order (default 1)
-- HOT    share of the orders, in percent, that are for SKU 1 alone (default 0)
--
-- Orders are paid later, so that no wallet has to be filled first. Everything that is not 201 is counted and shown.

local threads = 0

function setup(thread)
  thread:set("id", threads)
  threads = threads + 1
end

function init(args)
  skus = tonumber(args[1]) or 1000
  price = tonumber(args[2]) or 100
  lines = tonumber(args[3]) or 1
  hot = tonumber(args[4]) or 0
  count = 0
  refused = 0
  -- Keys and buyers of one run differ from those of the next.
  run = os.time() % 100000
  math.randomseed(os.time() + id)
  headers = { ["Content-Type"] = "application/json" }
  if os.getenv("DRUMROLL_TOKEN") then
    headers["Authorization"] = "Bearer " .. os.getenv("DRUMROLL_TOKEN")
  end
  tail = '],"expectedTotalMinor":' .. (price * lines) .. ',"pay":"later"}'
end

function request()
  count = count + 1
  headers["Idempotency-Key"] = run .. "-" .. id .. "-" .. count
  local buyer = math.random(1, 1000000)
  local first = math.random(1, skus)
  if math.random(1, 100) <= hot then
    first = 1
  end
  local wanted = '{"sku":' .. first .. ',"quantity":1}'
  for i = 2, lines do
    wanted = wanted .. ',{"sku":' .. ((first + i * 7) % skus + 1) .. ',"quantity":1}'
  end
  local body = '{"buyer":' .. buyer .. ',"region":{"country":"CN","province":"GD","cityTier":1},"lines":['
    .. wanted .. tail
  return wrk.format("POST", "/v1/orders", headers, body)
end

function response(status, _, body)
  if status ~= 201 then
    refused = refused + 1
    if refused <= 3 then
      io.write(status .. " " .. body .. "\n")
    end
  end
end
