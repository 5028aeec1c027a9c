import { expect, test } from '@jest/globals';
import { databaseNameOf } from '../src/persistence/mongo/open-mongo.js';

test.each([
  ['mongodb://localhost:27017/tertulia', 'tertulia'],
  ['mongodb://ana:secret@one:27017,two:27017,three:27017/numbers?replicaSet=rs0&authSource=admin', 'numbers'],
  ['mongodb+srv://cluster.example/numbers?w=majority', 'numbers'],
  ['mongodb://localhost:27017', 'tertulia_analytics'],
  ['mongodb://localhost:27017/?directConnection=true', 'tertulia_analytics'],
])('the address %s selects the database %s', (url, name) => {
  expect(databaseNameOf(url)).toBe(name);
});
