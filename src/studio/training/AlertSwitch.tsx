import { Switch } from '@mantine/core';
import { t } from '../../texts/t';
import { switchSystemAlerts, useSystemAlerts } from '../components/trainingAlerts';

/** Whether the system tells the user when training ends, for a tab in the background. */
export function AlertSwitch() {
  const { isOn, isRefused } = useSystemAlerts();
  return (
    <Switch
      label={t('training.runs.active.alert')}
      description={t('training.runs.active.alertHelp')}
      checked={isOn}
      error={isRefused && t('training.runs.active.alertRefused')}
      onChange={({ currentTarget }) => void switchSystemAlerts(currentTarget.checked)}
    />
  );
}
