import { create } from 'zustand';

/** Whether the user wants a notification of the system when training ends. */
const KEY = 'mask-studio-tell';

const isPermitted = (): boolean =>
  typeof Notification !== 'undefined' && Notification.permission === 'granted';

export const useSystemAlerts = create<{ isOn: boolean; isRefused: boolean }>(() => ({
  isOn: localStorage.getItem(KEY) === 'on' && isPermitted(),
  isRefused: false,
}));

/** Switch them on or off. Asks the browser for its permission: call it on a user's action only. */
export async function switchSystemAlerts(on: boolean): Promise<void> {
  if (on && typeof Notification !== 'undefined') await Notification.requestPermission();
  const isOn = on && isPermitted();
  localStorage.setItem(KEY, isOn ? 'on' : 'off');
  useSystemAlerts.setState({ isOn, isRefused: on && !isOn });
}

/** Show one, where the user wants them. */
export function systemAlert(title: string, body: string): void {
  if (!useSystemAlerts.getState().isOn || !isPermitted()) return;
  const alert = new Notification(title, {
    body,
    icon: `${import.meta.env.BASE_URL}icon.svg`,
    tag: 'mask-studio-training',
  });
  alert.onclick = () => window.focus();
}
