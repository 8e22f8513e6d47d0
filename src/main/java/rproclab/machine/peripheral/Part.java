// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.peripheral;

import java.util.function.Function;

/**
 * A kind of device with what its SoC says of it.
 *
 * @param block its registers
 * @param maker connects a new one to a board
 */
public record Part(Block block, Function<Board, Peripheral> maker) {

    /** A block of registers that does nothing by itself. */
    static Part registers(Block block) {
        return new Part(block, _ -> new RegisterFile(block));
    }

    /** An i.MX UART with this interrupt line. */
    static Part imxUart(int irq) {
        return uart(Uarts.IMX, irq);
    }

    /** An LPUART with this interrupt line. */
    static Part lpuart(int irq) {
        return uart(Uarts.LPUART, irq);
    }

    /** A USART of STM32 with this interrupt line. */
    static Part stm32Usart(int irq) {
        return uart(Uarts.STM32, irq);
    }

    /** A UART of TI's K3 with this interrupt line. */
    static Part tiUart(int irq) {
        return uart(Uarts.TI, irq);
    }

    private static Part uart(Uart.Model model, int irq) {
        return new Part(model.block(), board -> new Uart(model, board.wires(), irq, board.console()));
    }

    /** A Messaging Unit of version 1 with this interrupt line. */
    static Part mu1(int irq) {
        return mu(MuLayout.V1, irq);
    }

    /** The Messaging Unit of i.MX 7ULP with this interrupt line. */
    static Part mu7ulp(int irq) {
        return mu(MuLayout.V1_7ULP, irq);
    }

    /** A Messaging Unit of version 2 with this interrupt line. */
    static Part mu2(int irq) {
        return mu(MuLayout.V2, irq);
    }

    private static Part mu(MuLayout layout, int irq) {
        return new Part(layout.block(), board -> new MessagingUnit(layout, board.wires(), irq, board.latency()));
    }

    /** The Messaging Unit of i.MX 8QM and 8QXP that leads to the system controller. */
    static Part systemController() {
        return new Part(SystemController.BLOCK, _ -> new SystemController());
    }

    /** The interrupt controller of i.MX 8QM and 8QXP, through which every device of its chip is wired. */
    static Part irqsteer() {
        return new Part(Irqsteer.BLOCK, board -> new Irqsteer(board.wires()));
    }

    /** STM32MP1's controller for messages between processors, with the line for "occupied". */
    static Part ipcc(int irq) {
        return new Part(Ipcc.BLOCK, board -> new Ipcc(board.wires(), irq, board.latency()));
    }

    /** A timer of STM32MP1 with this interrupt line and so many bits. */
    static Part stm32Timer(int irq, int bits) {
        return new Part(Stm32Timer.BLOCK, board -> new Stm32Timer(board.wires(), irq, bits));
    }

    /** STM32MP1's semaphores. */
    static Part hsem() {
        return new Part(Hsem.BLOCK, _ -> new Hsem());
    }

    /** TI's mailbox, with the line of its user. */
    static Part tiMailbox(int irq) {
        return new Part(TiMailbox.BLOCK, board -> new TiMailbox(board.wires(), irq, board.latency()));
    }

    /** i.MX's general-purpose timer. */
    static Part gpt() {
        return new Part(Gpt.BLOCK, board -> new Gpt(board.wires(), board.hz()));
    }
}
