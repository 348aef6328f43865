import { create } from 'zustand';

interface TryingView {
  tab: 'one-image' | 'other-images';
  /** The chosen model, as `UsableModel.key`; null until the user chooses. */
  modelKey: string | null;
}

/** What the page Try it shows; kept while other pages are open, and set by links to it. */
export const useTryingView = create<TryingView>(() => ({ tab: 'one-image', modelKey: null }));

/** Let Try it show the evaluation of this model on other images. */
export const showOtherImages = (modelKey: string): void =>
  useTryingView.setState({ tab: 'other-images', modelKey });
