/** Does an Accept header like CSV better than JSON? Without a preference the answer is JSON (RFC 9110, 12.5.1). */
export function wantsCsv(accept: string | undefined): boolean {
  if (accept === undefined) return false;
  const ranges = accept.split(',').map((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const written = parameters.find((parameter) => parameter.startsWith('q='));
    return { type, quality: written === undefined ? 1 : Number(written.slice(2)) || 0 };
  });
  const qualityOf = (type: string): number => {
    const [family] = type.split('/');
    const known = [type, `${family}/*`, '*/*'].map((name) => ranges.find((range) => range.type === name));
    return known.find((range) => range !== undefined)?.quality ?? 0;
  };
  return qualityOf('text/csv') > qualityOf('application/json');
}
