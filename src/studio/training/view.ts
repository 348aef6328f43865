import { create } from 'zustand';

/** State of this page that stays while other pages are open. */
export const useTrainingView = create<{ isAdvancedOpen: boolean }>(() => ({
  isAdvancedOpen: false,
}));

export const openAdvanced = (isAdvancedOpen: boolean): void =>
  useTrainingView.setState({ isAdvancedOpen });
