namespace DunnHumbyColumnar.Tests.Kernels;

/// <summary>A method of a kernel that takes spans.</summary>
/// <param name="Kernel">The class.</param>
/// <param name="Method">The name of the method.</param>
/// <param name="Checks">Calls it beside its definition, once per type of items or the like.</param>
sealed record GuardedKernel(Type Kernel, string Method, params Action<KernelCase>[] Checks)
{
    public override string ToString() => $"{Kernel.Name}.{Method}";
}
