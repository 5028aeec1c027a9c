// A process of its own, so that making the load is not counted to what is measured. Reads its order as JSON from the first argument.
import autocannon from '../peers/node_modules/autocannon/autocannon.js';

const { url, seconds, connections, body, headerSets } = JSON.parse(process.argv[2]);
const result = await autocannon({
  url,
  duration: seconds,
  connections,
  method: 'POST',
  timeout: 30,
  requests: headerSets.map((headers) => ({
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  })),
});
const { latency, requests, errors, timeouts } = result;
console.log(
  JSON.stringify({
    answered: requests.total,
    perSecond: requests.total / result.duration,
    p50Ms: latency.p50,
    p99Ms: latency.p99,
    failed: result.non2xx + errors + timeouts,
  }),
);
