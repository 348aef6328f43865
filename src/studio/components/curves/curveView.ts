import { create } from 'zustand';

interface CurveView {
  /** Weight of the exponential moving average, in [0, 1); 0 shows the values as they are. */
  smoothing: number;
  /** Loss on a logarithmic axis. */
  logLoss: boolean;
}

/** How learning curves are shown, the same on every page. */
export const useCurveView = create<CurveView>(() => ({ smoothing: 0, logLoss: false }));
