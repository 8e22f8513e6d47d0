# SPDX-License-Identifier: GPL-2.0-only
# Written by ManualPageTest.
_rproclab() {
    local current=$2 previous=$3 command= word words
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case $word in
            compare | decode | boot | dt | explain | list | fuzz | replay | merge) command=$word && break ;;
        esac
    done
    case $command:$previous in
        compare:--target) words="imx8mp-m7 imx8mn-m7 imx8mm-m4 imx8mq-m4 imx7d-m4 imx6sx-m4 imx7ulp-m4 imx8qm-m4-0 imx8qm-m4-1 imx8qxp-m4 imx8ulp-m33 imx93-m33 imx95-m7 imx94-m7-0 imx94-m7-1 imx94-m33s stm32mp157-m4 am64-m4f am62-m4f" ;;
        compare:--dtb) compopt -o default && return ;;
        compare:--overlay) compopt -o default && return ;;
        compare:--loader) words="all linux uboot linux-5.10 linux-5.10.262 linux-5.15.148 linux-5.15.168 linux-imx-5.15 linux-6.1 linux-imx-6.1 linux-6.6.53 linux-6.6.54 linux-imx-6.6 linux-6.12 linux-6.12.117 linux-imx-6.12 linux-7.2 linux-7.3 uboot-2021.01-rproc uboot-2021.01-bootaux uboot-2021.01-bootaux-bin uboot-2021.01-bootelf uboot-2021.01-bootelf-s uboot-2023.01-rproc uboot-2023.01-bootaux uboot-2023.01-bootaux-bin uboot-2023.01-bootelf uboot-2023.01-bootelf-s uboot-2025.01-rproc uboot-2025.01-bootaux uboot-2025.01-bootaux-bin uboot-2025.01-bootelf uboot-2025.01-bootelf-s uboot-2026.07-rproc uboot-2026.07-bootaux uboot-2026.07-bootaux-bin uboot-2026.07-bootelf uboot-2026.07-bootelf-s uboot-imx-2022.04-bootaux uboot-imx-2022.04-bootaux-bin uboot-imx-2023.04-bootaux uboot-imx-2023.04-bootaux-bin" ;;
        compare:--baseline) compopt -o default && return ;;
        compare:--write-baseline) compopt -o default && return ;;
        compare:--headroom) return ;;
        compare:--jobs) return ;;
        compare:--fail-on) words="never difference warning error" ;;
        compare:--format) words="text json sarif junit github html" ;;
        compare:-o) compopt -o default && return ;;
        compare:--color) words="auto always never" ;;
        decode:--table) compopt -o default && return ;;
        decode:--format) words="text json" ;;
        decode:-o) compopt -o default && return ;;
        decode:--color) words="auto always never" ;;
        boot:--target) words="imx8mp-m7 imx8mn-m7 imx8mm-m4 imx8mq-m4 imx7d-m4 imx6sx-m4 imx7ulp-m4 imx8qm-m4-0 imx8qm-m4-1 imx8qxp-m4 imx8ulp-m33 imx93-m33 imx95-m7 imx94-m7-0 imx94-m7-1 imx94-m33s stm32mp157-m4 am64-m4f am62-m4f" ;;
        boot:--dtb) compopt -o default && return ;;
        boot:--overlay) compopt -o default && return ;;
        boot:--loader) words="all linux uboot linux-5.10 linux-5.10.262 linux-5.15.148 linux-5.15.168 linux-imx-5.15 linux-6.1 linux-imx-6.1 linux-6.6.53 linux-6.6.54 linux-imx-6.6 linux-6.12 linux-6.12.117 linux-imx-6.12 linux-7.2 linux-7.3 uboot-2021.01-rproc uboot-2021.01-bootaux uboot-2021.01-bootaux-bin uboot-2021.01-bootelf uboot-2021.01-bootelf-s uboot-2023.01-rproc uboot-2023.01-bootaux uboot-2023.01-bootaux-bin uboot-2023.01-bootelf uboot-2023.01-bootelf-s uboot-2025.01-rproc uboot-2025.01-bootaux uboot-2025.01-bootaux-bin uboot-2025.01-bootelf uboot-2025.01-bootelf-s uboot-2026.07-rproc uboot-2026.07-bootaux uboot-2026.07-bootaux-bin uboot-2026.07-bootelf uboot-2026.07-bootelf-s uboot-imx-2022.04-bootaux uboot-imx-2022.04-bootaux-bin uboot-imx-2023.04-bootaux uboot-imx-2023.04-bootaux-bin" ;;
        boot:--host) words="virtio imx_rpmsg none" ;;
        boot:--expect-console) return ;;
        boot:--expect-trace) return ;;
        boot:--expect-channel) return ;;
        boot:--ping) return ;;
        boot:--fail-text) return ;;
        boot:--max-instructions) return ;;
        boot:--timeout) return ;;
        boot:--trace) compopt -o default && return ;;
        boot:--gdb) return ;;
        boot:--clobber) return ;;
        boot:--jobs) return ;;
        boot:--format) words="text json junit github html" ;;
        boot:-o) compopt -o default && return ;;
        boot:--color) words="auto always never" ;;
        dt:--overlay) compopt -o default && return ;;
        dt:--firmware) compopt -o default && return ;;
        dt:--target) words="imx8mp-m7 imx8mn-m7 imx8mm-m4 imx8mq-m4 imx7d-m4 imx6sx-m4 imx7ulp-m4 imx8qm-m4-0 imx8qm-m4-1 imx8qxp-m4 imx8ulp-m33 imx93-m33 imx95-m7 imx94-m7-0 imx94-m7-1 imx94-m33s stm32mp157-m4 am64-m4f am62-m4f" ;;
        dt:--kernel-release) words="all linux-5.10 linux-5.15.148 linux-6.1 linux-6.6.54 linux-6.12 linux-7.2 linux-7.3" ;;
        dt:--board) words="apalis-imx8 apalis-imx8-2022 colibri-imx8x colibri-imx8x-2022 verdin-imx8mp verdin-imx8mp-2022 verdin-imx8mm verdin-imx8mm-2022 colibri-imx7 imx8mp-evk imx8mm-evk imx8mn-evk imx8mq-evk imx8qm-mek imx8qxp-mek imx8ulp-evk imx93-evk" ;;
        dt:--env) compopt -o default && return ;;
        dt:--cmdline) return ;;
        dt:--place) return ;;
        dt:--kernel) compopt -o default && return ;;
        dt:--initrd) compopt -o default && return ;;
        dt:--fdt-addr) return ;;
        dt:--memreserve) return ;;
        dt:--fail-on) words="never difference warning error" ;;
        dt:--format) words="text json sarif github html" ;;
        dt:-o) compopt -o default && return ;;
        dt:--color) words="auto always never" ;;
        explain:--firmware) compopt -o default && return ;;
        explain:--target) words="imx8mp-m7 imx8mn-m7 imx8mm-m4 imx8mq-m4 imx7d-m4 imx6sx-m4 imx7ulp-m4 imx8qm-m4-0 imx8qm-m4-1 imx8qxp-m4 imx8ulp-m33 imx93-m33 imx95-m7 imx94-m7-0 imx94-m7-1 imx94-m33s stm32mp157-m4 am64-m4f am62-m4f" ;;
        explain:--dtb) compopt -o default && return ;;
        explain:--overlay) compopt -o default && return ;;
        explain:--kernel-release) words="all linux-5.10 linux-5.15.148 linux-6.1 linux-6.6.54 linux-6.12 linux-7.2 linux-7.3" ;;
        explain:--board) words="apalis-imx8 apalis-imx8-2022 colibri-imx8x colibri-imx8x-2022 verdin-imx8mp verdin-imx8mp-2022 verdin-imx8mm verdin-imx8mm-2022 colibri-imx7 imx8mp-evk imx8mm-evk imx8mn-evk imx8mq-evk imx8qm-mek imx8qxp-mek imx8ulp-evk imx93-evk" ;;
        explain:--env) compopt -o default && return ;;
        explain:--cmdline) return ;;
        explain:--place) return ;;
        explain:--kernel) compopt -o default && return ;;
        explain:--initrd) compopt -o default && return ;;
        explain:--fdt-addr) return ;;
        explain:--memreserve) return ;;
        explain:--loader) words="all linux uboot linux-5.10 linux-5.10.262 linux-5.15.148 linux-5.15.168 linux-imx-5.15 linux-6.1 linux-imx-6.1 linux-6.6.53 linux-6.6.54 linux-imx-6.6 linux-6.12 linux-6.12.117 linux-imx-6.12 linux-7.2 linux-7.3 uboot-2021.01-rproc uboot-2021.01-bootaux uboot-2021.01-bootaux-bin uboot-2021.01-bootelf uboot-2021.01-bootelf-s uboot-2023.01-rproc uboot-2023.01-bootaux uboot-2023.01-bootaux-bin uboot-2023.01-bootelf uboot-2023.01-bootelf-s uboot-2025.01-rproc uboot-2025.01-bootaux uboot-2025.01-bootaux-bin uboot-2025.01-bootelf uboot-2025.01-bootelf-s uboot-2026.07-rproc uboot-2026.07-bootaux uboot-2026.07-bootaux-bin uboot-2026.07-bootelf uboot-2026.07-bootelf-s uboot-imx-2022.04-bootaux uboot-imx-2022.04-bootaux-bin uboot-imx-2023.04-bootaux uboot-imx-2023.04-bootaux-bin" ;;
        explain:--format) words="text json" ;;
        explain:-o) compopt -o default && return ;;
        explain:--color) words="auto always never" ;;
        list:--format) words="text json" ;;
        list:-o) compopt -o default && return ;;
        list:--color) words="auto always never" ;;
        fuzz:--target) words="imx8mp-m7 imx8mn-m7 imx8mm-m4 imx8mq-m4 imx7d-m4 imx6sx-m4 imx7ulp-m4 imx8qm-m4-0 imx8qm-m4-1 imx8qxp-m4 imx8ulp-m33 imx93-m33 imx95-m7 imx94-m7-0 imx94-m7-1 imx94-m33s stm32mp157-m4 am64-m4f am62-m4f" ;;
        fuzz:--loader) words="all linux uboot linux-5.10 linux-5.10.262 linux-5.15.148 linux-5.15.168 linux-imx-5.15 linux-6.1 linux-imx-6.1 linux-6.6.53 linux-6.6.54 linux-imx-6.6 linux-6.12 linux-6.12.117 linux-imx-6.12 linux-7.2 linux-7.3 uboot-2021.01-rproc uboot-2021.01-bootaux uboot-2021.01-bootaux-bin uboot-2021.01-bootelf uboot-2021.01-bootelf-s uboot-2023.01-rproc uboot-2023.01-bootaux uboot-2023.01-bootaux-bin uboot-2023.01-bootelf uboot-2023.01-bootelf-s uboot-2025.01-rproc uboot-2025.01-bootaux uboot-2025.01-bootaux-bin uboot-2025.01-bootelf uboot-2025.01-bootelf-s uboot-2026.07-rproc uboot-2026.07-bootaux uboot-2026.07-bootaux-bin uboot-2026.07-bootelf uboot-2026.07-bootelf-s uboot-imx-2022.04-bootaux uboot-imx-2022.04-bootaux-bin uboot-imx-2023.04-bootaux uboot-imx-2023.04-bootaux-bin" ;;
        fuzz:--seed) return ;;
        fuzz:--cases) return ;;
        fuzz:--time) return ;;
        fuzz:--jobs) return ;;
        fuzz:--shard) return ;;
        fuzz:--seed-corpus) compopt -o default && return ;;
        fuzz:--out) compopt -o default && return ;;
        fuzz:--fail-on) words="never difference warning error" ;;
        fuzz:--format) words="text json" ;;
        fuzz:-o) compopt -o default && return ;;
        fuzz:--color) words="auto always never" ;;
        merge:-o) compopt -o default && return ;;
        :*) words="compare decode boot dt explain list fuzz replay merge -h --help --version" ;;
        compare:*)
            words="--target --dtb --overlay --loader --baseline --write-baseline --headroom --jobs --fail-on -h --help --format -o --color -q --quiet -v --verbose"
            [[ $current == -* ]] || { compopt -o default && return; }
            ;;
        decode:*)
            words="--table -h --help --format -o --color -q --quiet -v --verbose"
            [[ $current == -* ]] || { compopt -o default && return; }
            ;;
        boot:*)
            words="--target --dtb --overlay --loader --host --expect-console --expect-trace --expect-channel --ping --fail-text --max-instructions --timeout --trace --gdb --first-touch --clobber --jobs -h --help --format -o --color -q --quiet -v --verbose"
            [[ $current == -* ]] || { compopt -o default && return; }
            ;;
        dt:*)
            words="--overlay --firmware --target --kernel-release --board --env --cmdline --place --kernel --initrd --fdt-addr --memreserve --fail-on -h --help --format -o --color -q --quiet -v --verbose"
            [[ $current == -* ]] || { compopt -o default && return; }
            ;;
        explain:*)
            words="--firmware --target --dtb --overlay --kernel-release --board --env --cmdline --place --kernel --initrd --fdt-addr --memreserve --loader -h --help --format -o --color -q --quiet -v --verbose"
            [[ $current == -* ]] || { compopt -o default && return; }
            ;;
        list:*)
            words="targets loaders rules boards -h --help --format -o --color -q --quiet -v --verbose"
            ;;
        fuzz:*)
            words="--target --loader --seed --cases --time --jobs --shard --seed-corpus --oracle --out --fail-on -h --help --format -o --color -q --quiet -v --verbose"
            ;;
        replay:*)
            words="--oracle -h --help -q --quiet"
            [[ $current == -* ]] || { compopt -o default && return; }
            ;;
        merge:*)
            words="-h --help -o"
            [[ $current == -* ]] || { compopt -o default && return; }
            ;;
    esac
    # What is before the last comma of a list stays.
    local before=
    [[ $current == *,* ]] && before=${current%,*},
    mapfile -t COMPREPLY < <(compgen -P "$before" -W "$words" -- "${current##*,}")
}
complete -F _rproclab rproclab
