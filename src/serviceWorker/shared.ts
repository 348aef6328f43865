/** The page takes them from here (client/receivedFiles.ts). */
const SHARED = 'mask-studio-shared';

/** Keeps the files of a form that another app shared to the studio, then opens the studio. */
export async function receiveShared(request: Request, scope: string): Promise<Response> {
  const files = (await request.formData()).getAll('files');
  const cache = await caches.open(SHARED);
  for (const [i, file] of files.entries()) {
    if (typeof file === 'string') continue;
    const headers = { 'X-Name': encodeURIComponent(file.name), 'Content-Type': file.type };
    await cache.put(`${scope}shared/${i}`, new Response(file, { headers }));
  }
  return Response.redirect(scope, 303);
}
