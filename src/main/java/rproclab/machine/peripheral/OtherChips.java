// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.peripheral;

import static rproclab.machine.peripheral.Part.hsem;
import static rproclab.machine.peripheral.Part.ipcc;
import static rproclab.machine.peripheral.Part.stm32Timer;
import static rproclab.machine.peripheral.Part.stm32Usart;
import static rproclab.machine.peripheral.Part.tiMailbox;
import static rproclab.machine.peripheral.Part.tiUart;
import static rproclab.machine.peripheral.Chip.chip;

import java.util.List;

/** STM32MP157: reference manual RM0436. AM62x and AM64x: Zephyr's {@code am62x_m4.dtsi} and {@code am64x_m4.dtsi}. */
final class OtherChips {
    private static final String K3_OMITS = "RAT (addresses are not translated), the device manager, DM timers and other "
            + "peripherals: their registers read back";

    // @formatter:off
    static final List<Chip> ALL = List.of(
            chip("stm32mp157-m4", 209_000_000, 0x0000_0000L)
                    .window(0x4000_0000L, 0x2000_0000)
                    .mirror(0x3000_0000L, 0x6_0000, 0x1000_0000L)       // MCURAM is MCURAM2
                    .with("TIM2",       0x4000_0000L, stm32Timer(28, 32))
                    .with("TIM3",       0x4000_1000L, stm32Timer(29, 16))
                    .with("TIM4",       0x4000_2000L, stm32Timer(30, 16))
                    .with("TIM5",       0x4000_3000L, stm32Timer(50, 32))
                    .with("TIM6",       0x4000_4000L, stm32Timer(54, 16))
                    .with("TIM7",       0x4000_5000L, stm32Timer(55, 16))
                    .with("TIM12",      0x4000_6000L, stm32Timer(119, 16))
                    .with("TIM13",      0x4000_7000L, stm32Timer(130, 16))
                    .with("TIM14",      0x4000_8000L, stm32Timer(131, 16))
                    .with("USART2",     0x4000_E000L, stm32Usart(38))
                    .with("USART3",     0x4000_F000L, stm32Usart(39))
                    .with("UART4",      0x4001_0000L, stm32Usart(52))
                    .with("UART5",      0x4001_1000L, stm32Usart(53))
                    .with("UART7",      0x4001_8000L, stm32Usart(82))
                    .with("UART8",      0x4001_9000L, stm32Usart(83))
                    .with("TIM1",       0x4400_0000L, stm32Timer(25, 16))
                    .with("TIM8",       0x4400_1000L, stm32Timer(44, 16))
                    .with("USART6",     0x4400_3000L, stm32Usart(71))
                    .with("TIM15",      0x4400_6000L, stm32Timer(116, 16))
                    .with("TIM16",      0x4400_7000L, stm32Timer(117, 16))
                    .with("TIM17",      0x4400_8000L, stm32Timer(118, 16))
                    .with("ADC",        0x4800_3000L, Stm32Blocks.ADC)
                    .with("HSEM",       0x4C00_0000L, hsem())
                    .with("IPCC",       0x4C00_1000L, ipcc(103))
                    .with("RCC",        0x5000_0000L, Stm32Blocks.RCC)
                    .with("PWR",        0x5000_1000L, Stm32Blocks.PWR)
                    .with("GPIOA",      0x5000_2000L, Stm32Blocks.GPIO)
                    .with("GPIOB",      0x5000_3000L, Stm32Blocks.GPIO)
                    .with("GPIOC",      0x5000_4000L, Stm32Blocks.GPIO)
                    .with("GPIOD",      0x5000_5000L, Stm32Blocks.GPIO)
                    .with("GPIOE",      0x5000_6000L, Stm32Blocks.GPIO)
                    .with("GPIOF",      0x5000_7000L, Stm32Blocks.GPIO)
                    .with("GPIOG",      0x5000_8000L, Stm32Blocks.GPIO)
                    .with("GPIOH",      0x5000_9000L, Stm32Blocks.GPIO)
                    .with("GPIOI",      0x5000_A000L, Stm32Blocks.GPIO)
                    .with("GPIOJ",      0x5000_B000L, Stm32Blocks.GPIO)
                    .with("GPIOK",      0x5000_C000L, Stm32Blocks.GPIO)
                    .with("EXTI",       0x5000_D000L, Stm32Blocks.EXTI)
                    .with("SYSCFG",     0x5002_0000L, Stm32Blocks.SYSCFG)
                    .with("GPIOZ",      0x5400_4000L, Stm32Blocks.GPIO)
                    .with("TAMP",       0x5C00_A000L, Stm32Blocks.TAMP)
                    .omitting("DMA, LPTIM, FDCAN and other peripherals: their registers read back"),
            k3("am62-m4f"),
            k3("am64-m4f"));

    private static Chip k3(String target) {
        return chip(target, 400_000_000, 0x0000_0000L)
                .window(0x0400_0000L, 0x100_0000)
                .window(0x2900_0000L, 0x1_0000)
                .window(0x4400_0000L, 0x100_0000)
                .with("MCU_UART0",  0x04A0_0000L, tiUart(24))
                .with("MAILBOX0",   0x2900_0000L, tiMailbox(50))
                .omitting(K3_OMITS);
    }
    // @formatter:on

    private OtherChips() {}
}
