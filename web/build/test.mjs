// Runs src/test/ts with node's own test runner; esbuild takes the types away first.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

rmSync('target/ts-tests', { recursive: true, force: true });
mkdirSync('target/ts-tests', { recursive: true });
const tests = readdirSync('src/test/ts').filter((name) => name.endsWith('.test.ts'));
await build({
  entryPoints: tests.map((name) => `src/test/ts/${name}`),
  outdir: 'target/ts-tests',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  logLevel: 'warning',
});
const files = tests.map((name) => `target/ts-tests/${name.replace(/\.ts$/, '.mjs')}`);
process.exit(spawnSync(process.execPath, ['--test', ...files], { stdio: 'inherit' }).status ?? 1);
