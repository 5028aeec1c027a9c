// What follows a build in the workshop: it is what the next start serves.
import { publishBuild } from './build-folder.mjs';

await publishBuild();
