import { create } from 'zustand';

/** What training has to say in the document's title, "37%" or "✓ CNN 93%", in place of the page's name. */
export const useTitleNote = create<{ note: string | null }>(() => ({ note: null }));
