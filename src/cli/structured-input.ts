import { AgnerError } from '../core/index.ts';
import type { CliIo } from './io.ts';
import { wholeText } from './text-input.ts';

/**
 * A YAML or JSON document from a file or `-`; JSON is a part of YAML, so one reader serves both.
 *
 * @throws AgnerError FILE_NOT_READABLE, or DOCUMENT_INVALID with the line.
 */
export async function readDocument(path: string, io: CliIo): Promise<unknown> {
  const text = await wholeText(path, io);
  const json = tryJson(text);
  if (json !== undefined) return json;
  const { parseDocument } = await import('yaml');
  const document = parseDocument(text, { maxAliasCount: 100, uniqueKeys: true } as object);
  const [problem] = document.errors;
  if (problem !== undefined) {
    throw new AgnerError('DOCUMENT_INVALID', `"${path}" is not YAML or JSON: ${firstLine(problem.message)}`, {
      file: path,
      ...(problem.linePos === undefined ? {} : { row: problem.linePos[0].line }),
    });
  }
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (cause) {
    throw new AgnerError('DOCUMENT_INVALID', `"${path}" cannot be read: ${(cause as Error).message}.`, {
      file: path,
      cause,
    });
  }
}

/** Most documents are JSON, which the platform reads a hundred times faster than a YAML reader does. */
function tryJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

function firstLine(text: string): string {
  return text.split('\n')[0] as string;
}
