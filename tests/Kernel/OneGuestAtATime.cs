// Two guests on two cores take more than twice the time of one: User-Mode Linux is two processes that wait for each other all the time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
