import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

echarts.use([BarChart, GridComponent, LegendComponent, AriaComponent, SVGRenderer]);

interface Props {
  readonly option: echarts.EChartsCoreOption;
  readonly height: number;
}

/** A drawing of the numbers that stand in the table beside it, which is what is read out. */
export function Chart({ option, height }: Props) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const chart = echarts.init(element, undefined, { renderer: 'svg' });
    chart.setOption({
      // Patterns beside the colours; nothing moves.
      aria: { enabled: true, decal: { show: true } },
      animation: false,
      textStyle: { fontFamily: "'Be Vietnam Pro', sans-serif", color: '#212529' },
      ...option,
    });
    const watch = new ResizeObserver(() => {
      chart.resize();
    });
    watch.observe(element);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [option]);
  return <div ref={place} style={{ height, width: '100%' }} aria-hidden="true" className="chart" />;
}
