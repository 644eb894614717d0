// Serves the pages while they are being made: what is built is served from memory and built anew after each change of a
// source, everything else is asked of a running festival.
//
//   node build/serve.mjs [PORT] [FESTIVAL]      such as 5173 http://127.0.0.1:8080
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, watch } from 'node:fs';
import { createServer, request } from 'node:http';

const OUT = 'src/main/resources/web';
const port = Number(process.argv[2] ?? 5173);
const festival = new URL(process.argv[3] ?? 'http://127.0.0.1:8080');
const TYPES = { html: 'text/html', css: 'text/css', js: 'text/javascript', json: 'application/json', svg: 'image/svg+xml', txt: 'text/plain' };
const PAGES = { board: 'board.html', about: 'about.html', desk: 'desk.html', ops: 'ops.html' };

let timer;
for (const folder of ['src/main/ts', 'src/main/static']) {
  watch(folder, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(rebuild, 150);
  });
}

function rebuild() {
  const { status, stderr } = spawnSync(process.execPath, ['build/build.mjs'], { encoding: 'utf8' });
  console.log(status === 0 ? 'built' : stderr);
}

createServer((asked, answer) => {
  const path = new URL(asked.url, 'http://page').pathname;
  const isFestivals = /^\/(v1|health|metrics|openapi)/.test(path);
  if (isFestivals) {
    forward(asked, answer);
    return;
  }
  const file = existsSync(`${OUT}${path}`) && path.includes('.') ? path.slice(1) : (PAGES[path.split('/')[1]] ?? 'shop.html');
  const type = TYPES[file.split('.').at(-1)] ?? 'application/octet-stream';
  answer.writeHead(200, {
    'content-type': `${type}; charset=utf-8`,
    'content-security-policy':
      "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'; object-src 'none'",
    'cache-control': 'no-store',
  });
  answer.end(readFileSync(`${OUT}/${file}`));
}).listen(port, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${port} with the festival at ${festival}`);
});

function forward(asked, answer) {
  const headers = { ...asked.headers, host: festival.host };
  const onward = request({ host: festival.hostname, port: festival.port, path: asked.url, method: asked.method, headers }, (got) => {
    answer.writeHead(got.statusCode ?? 502, got.headers);
    got.pipe(answer);
  });
  onward.on('error', () => {
    answer.writeHead(502).end();
  });
  answer.on('close', () => {
    onward.destroy();
  });
  asked.pipe(onward);
}
