import { queryText, type Query } from '../../kit/api';
import { Problem } from '../../kit/problem';

/**
 * Sends a file as it is; unlike fetch it says how far it is. There is no time limit, as a file may be large.
 *
 * @param onPart how much of it is there, from 0 to 1.
 * @throws Problem when the server refuses it or can't be reached.
 */
export function upload<T>(path: string, query: Query, file: Blob, onPart: (part: number) => void): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path + queryText(query));
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('content-type', file.type);
    request.upload.onprogress = ({ loaded, total }) => {
      onPart(total === 0 ? 0 : loaded / total);
    };
    request.onload = () => {
      const answer = settled(request);
      if (answer instanceof Problem) {
        reject(answer);
      } else {
        resolve(answer as T);
      }
    };
    request.onerror = () => {
      reject(new Problem(0, navigator.onLine ? 'UNREACHABLE' : 'OFFLINE', {}, ''));
    };
    request.send(file);
  });
}

/** What the server answered, or why it didn't do it. */
function settled(request: XMLHttpRequest): unknown {
  try {
    const value: unknown = JSON.parse(request.responseText);
    if (request.status >= 200 && request.status < 300) {
      return value;
    }
    const values = value as Readonly<Record<string, unknown>>;
    const text = (name: string) => (typeof values[name] === 'string' ? values[name] : '');
    return new Problem(request.status, text('code'), values, text('detail'));
  } catch {
    return new Problem(request.status, request.status === 0 ? 'UNREACHABLE' : 'BROKEN_ANSWER', {}, request.statusText);
  }
}
