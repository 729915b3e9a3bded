/**
 * Owns the kernels that the wasm backend lacks: each is run on the cpu backend, on a copy of its inputs.
 * Must not change a kernel that wasm has.
 */
import {
  type DataValues,
  findBackend,
  getKernelsForBackend,
  type KernelConfig,
  type NamedTensorInfoMap,
  registerKernel,
  type TensorInfo,
} from '@tensorflow/tfjs-core';

/** What both backends offer for moving values; their classes do not share this as a type. */
interface ValueBackend {
  readSync(dataId: TensorInfo['dataId']): DataValues;
  write(values: DataValues, shape: number[], dtype: TensorInfo['dtype']): TensorInfo['dataId'];
}

function move(info: TensorInfo, from: ValueBackend, to: ValueBackend): TensorInfo {
  const dataId = to.write(from.readSync(info.dataId), info.shape, info.dtype);
  return { dataId, shape: info.shape, dtype: info.dtype };
}

function onCpu(kernel: KernelConfig): KernelConfig {
  return {
    ...kernel,
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs, backend }) => {
      const wasm = backend as ValueBackend;
      const cpu = findBackend('cpu') as unknown as ValueBackend;
      const copies: NamedTensorInfoMap = {};
      for (const [name, info] of Object.entries(inputs)) if (info !== undefined) copies[name] = move(info, wasm, cpu);
      const outputs = kernel.kernelFunc({ inputs: copies, ...(attrs && { attrs }), backend: cpu });
      return Array.isArray(outputs) ? outputs.map((info) => move(info, cpu, wasm)) : move(outputs, cpu, wasm);
    },
  };
}

/** Registers a cpu fallback for every kernel that wasm lacks. Both backends must be registered. */
export function completeWasmKernels(): void {
  const present = new Set(getKernelsForBackend('wasm').map(({ kernelName }) => kernelName));
  for (const kernel of getKernelsForBackend('cpu')) if (!present.has(kernel.kernelName)) registerKernel(onCpu(kernel));
}
