// The look as data: ink on paper, one working blue, vermilion only for what is missing or overdue.
import type { ThemeConfig } from 'antd';

const COLOURS = {
  ink: '#1d2129',
  ink2: '#434c59',
  ink3: '#5c6675',
  line: '#dfe3e8',
  paper: '#ffffff',
  desk: '#f4f5f2',
  brand: '#0e4a6b',
  brandWeak: '#e8f0f4',
  seal: '#b3261e',
} as const;

export const THEME: ThemeConfig = {
  token: {
    colorPrimary: COLOURS.brand,
    colorInfo: COLOURS.brand,
    colorLink: COLOURS.brand,
    colorError: COLOURS.seal,
    colorText: COLOURS.ink,
    colorTextSecondary: COLOURS.ink2,
    colorTextPlaceholder: COLOURS.ink3,
    colorTextDescription: COLOURS.ink3,
    colorBorder: '#c3c9d1',
    colorBgLayout: COLOURS.desk,
    controlItemBgActive: COLOURS.brandWeak,
    controlItemBgActiveHover: COLOURS.brandWeak,
    borderRadius: 4,
    fontSize: 14,
    lineHeight: 22 / 14,
    controlHeight: 32,
    motion: false,
    fontFamily:
      '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif',
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', fontWeight: 500, dangerShadow: 'none' },
    Input: { activeShadow: '0 0 0 2px rgba(14,74,107,.18)' },
    Modal: { titleFontSize: 16 },
    // On the desk the track of its own is not seen.
    Segmented: { trackBg: '#e4e7ea' },
  },
};
