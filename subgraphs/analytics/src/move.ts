import { moveCommand } from './move-command.js';

process.exitCode = await moveCommand(process.argv.slice(2), (line) => process.stdout.write(`${line}\n`));
