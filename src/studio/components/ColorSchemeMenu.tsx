import { ActionIcon, Menu, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { IconCheck, IconDeviceDesktop, IconMoon, IconSun, type Icon } from '@tabler/icons-react';
import { t } from '../../texts/t';

const schemes: { value: MantineColorScheme; icon: Icon }[] = [
  { value: 'auto', icon: IconDeviceDesktop },
  { value: 'light', icon: IconSun },
  { value: 'dark', icon: IconMoon },
];

const nameOf = (scheme: MantineColorScheme): string => t(`shell.colours.${scheme}`);

/** Light, dark or the system's scheme; stored in this browser. */
export function ColorSchemeMenu() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const current = schemes.find(({ value }) => value === colorScheme) ?? schemes[0]!;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          className="colours"
          aria-label={t('shell.colours.menu', { scheme: nameOf(current.value).toLowerCase() })}
        >
          <current.icon size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {schemes.map((scheme) => (
          <Menu.Item
            key={scheme.value}
            leftSection={<scheme.icon size={16} aria-hidden />}
            rightSection={scheme === current ? <IconCheck size={14} aria-hidden /> : null}
            onClick={() => setColorScheme(scheme.value)}
          >
            {nameOf(scheme.value)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
