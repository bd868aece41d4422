// Connects with node-postgres to the URL given and runs one query: node node-postgres.mjs URL
// Needed beside it: npm install pg@8.23.1
import pg from 'pg';

const client = new pg.Client({ connectionString: process.argv[2], connectionTimeoutMillis: 5000 });
client.on('error', () => process.exit(1));
try {
  await client.connect();
  await client.query('select 1');
  await client.end();
} catch (refused) {
  console.error(refused.message);
  process.exit(1);
}
