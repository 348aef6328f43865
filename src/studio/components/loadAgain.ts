/**
 * Load a part of the app again after its file could not be fetched. Firefox and WebKit remember
 * the failure for as long as the document lives, so once the server answers, the document itself
 * is loaded anew.
 */
export async function loadAgain<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    // Another query, so that no cache answers in the server's place.
    const address = `${location.pathname}?again=${Date.now()}`;
    const answers = await fetch(address, { cache: 'no-store' }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (!answers || !isFetchFailure(error)) throw error;
    const { isBusy } = await import('../../client/idle');
    // It would be interrupted; the user can try again when it has ended.
    if (isBusy()) throw error;
    location.reload();
    return await new Promise<never>(() => undefined);
  }
}

/** What browsers say of a module that did not arrive; an error in the module itself is another. */
const isFetchFailure = (error: unknown): boolean =>
  error instanceof TypeError && /import|module|load|script/i.test(error.message);
