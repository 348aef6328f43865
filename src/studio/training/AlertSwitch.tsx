import { Switch } from '@mantine/core';
import { switchSystemAlerts, useSystemAlerts } from '../components/trainingAlerts';

/** Whether the system tells the user when training ends, for a tab in the background. */
export function AlertSwitch() {
  const { isOn, isRefused } = useSystemAlerts();
  return (
    <Switch
      label="Tell me when training ends"
      description="With a notification of the system."
      checked={isOn}
      error={isRefused && 'This browser does not allow notifications here.'}
      onChange={({ currentTarget }) => void switchSystemAlerts(currentTarget.checked)}
    />
  );
}
