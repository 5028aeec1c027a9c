// Says that it is ready, and does as its last argument says.
const how = process.argv.at(-1);
process.on('message', (message) => process.send(message === 'hello' ? 'ready' : 'other'));
process.on('disconnect', () => {
  if (how !== 'stubborn') process.exit(0);
});
if (how === 'crash') process.exit(7);
process.send('ready');
setInterval(() => undefined, 1000);
