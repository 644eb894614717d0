// Builds the pages into src/main/resources/web, from where they go into the jar.
//
//   node build/build.mjs           writes them
//   node build/build.mjs --check   fails unless what is committed is, byte for byte, what a build gives
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

const OUT = 'src/main/resources/web';
const STATIC = 'src/main/static';
const PAGES = ['shop', 'desk', 'ops', 'board', 'about'];
const SCRIPTS = ['shop', 'desk', 'ops', 'board'];
const STYLES = ['kit', 'shop', 'office', 'board', 'about'];

const files = await built();
if (process.argv.includes('--check')) {
  check(files);
} else {
  write(files);
}

/** Every file of the pages by its path; scripts and styles carry a hash of their content in their name. */
async function built() {
  const { outputs, entries } = await bundled();
  const files = new Map(outputs);
  for (const page of PAGES) {
    files.set(`${page}.html`, Buffer.from(html(page, entries)));
  }
  for (const name of ['favicon.svg', 'manifest.json']) {
    files.set(name, readFileSync(`${STATIC}/${name}`));
  }
  files.set('licences.txt', Buffer.from(licences()));
  for (const name of ['world.json', 'provinces.json']) {
    files.set(`maps/${name}`, readFileSync(`${OUT}/maps/${name}`));
  }
  files.set('files.txt', Buffer.from([...files.keys()].sort().join('\n') + '\n'));
  files.set('sources.sha256', Buffer.from(`${hashOfSources()}\n`));
  return files;
}

/** A page with the real names of what it loads, and with what its script loads next named in advance. */
function html(page, entries) {
  let text = readFileSync(`${STATIC}/${page}.html`, 'utf8');
  for (const [plain, { hashed, imports }] of entries) {
    if (text.includes(`/${plain}"`)) {
      const ahead = imports.map((path) => `    <link rel="modulepreload" href="/${path}" />\n`).join('');
      text = text.replaceAll(`/${plain}"`, `/${hashed}"`).replace('  </head>', `${ahead}  </head>`);
    }
  }
  return text;
}

/** Scripts share what they have in common, and load what only some people need when they need it. */
async function bundled() {
  const result = await build({
    entryPoints: [
      ...SCRIPTS.map((name) => ({ in: `src/main/ts/${name}/main.tsx`, out: name })),
      ...STYLES.map((name) => ({ in: `${STATIC}/${name}.css`, out: name })),
    ],
    outdir: 'out',
    entryNames: 'assets/[name]-[hash]',
    chunkNames: 'assets/[name]-[hash]',
    splitting: true,
    bundle: true,
    minify: true,
    metafile: true,
    format: 'esm',
    target: ['es2022', 'chrome111', 'firefox113', 'safari16.4'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none', // licences.txt holds them in full
    write: false,
    logLevel: 'warning',
  });
  const nameOf = (path) => `assets/${path.split(/[\\/]/).at(-1)}`;
  const outputs = result.outputFiles.map((file) => [nameOf(file.path), Buffer.from(file.contents)]);
  const entries = Object.entries(result.metafile.outputs)
    .filter(([, output]) => output.entryPoint !== undefined)
    .map(([path, output]) => {
      const imports = output.imports.filter(({ kind }) => kind === 'import-statement').map((each) => nameOf(each.path));
      return [nameOf(path).replace(/-[0-9A-Z]{8}\./, '.'), { hashed: nameOf(path), imports }];
    });
  return { outputs, entries };
}

/** The licences of what the pages are made of, for those who get the pages and nothing else. */
function licences() {
  const parts = [
    ['echarts', ['LICENSE', 'NOTICE']],
    ['zrender', ['LICENSE']],
    ['tslib', ['LICENSE.txt']],
    ['preact', ['LICENSE']],
    ['world-atlas', ['LICENSE']],
    ['echarts-china', ['NOTICE']],
  ];
  return parts
    .map(([name, texts]) => {
      const about = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'));
      const text = texts.map((each) => readFileSync(`node_modules/${name}/${each}`, 'utf8').replaceAll('\r', '').trim());
      return `${about.name} ${about.version}, ${about.license}\n\n${text.join('\n\n')}\n`;
    })
    .join('\n----\n\n');
}

/**
 * What the pages are made from, in one hash: a machine without Node can then tell that somebody changed a source and
 * forgot to build (see PagesTest).
 */
function hashOfSources() {
  const hash = createHash('sha256');
  const names = ['src/main/ts', STATIC].flatMap((folder) => filesIn(folder));
  for (const name of [...names, 'package-lock.json'].sort()) {
    hash.update(`${name}\n`).update(readFileSync(name)).update('\n');
  }
  return hash.digest('hex');
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath.replaceAll('\\', '/')}/${entry.name}`);
}

function write(files) {
  leftBehind(files).forEach((name) => {
    rmSync(`${OUT}/${name}`);
  });
  for (const [name, bytes] of files) {
    const path = `${OUT}/${name}`;
    mkdirSync(path.slice(0, path.lastIndexOf('/')), { recursive: true });
    writeFileSync(path, bytes);
    console.log(`${String(Math.ceil(bytes.length / 1024)).padStart(5)} kB  ${name}`);
  }
}

/** What an earlier build made and this one does not. */
function leftBehind(files) {
  return existsSync(OUT) ? filesIn(OUT).map((name) => name.slice(OUT.length + 1)).filter((name) => !files.has(name)) : [];
}

function check(files) {
  const wrong = [...files].filter(([name, bytes]) => !existsSync(`${OUT}/${name}`) || !readFileSync(`${OUT}/${name}`).equals(bytes));
  const names = [...wrong.map(([name]) => name), ...leftBehind(files)];
  if (names.length > 0) {
    console.error(`Not what a build gives: ${names.join(', ')}. Run 'npm run build' and commit the result.`);
    process.exit(1);
  }
  console.log('What is committed is what a build gives.');
}
