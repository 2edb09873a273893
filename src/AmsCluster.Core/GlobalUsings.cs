global using AmsCluster.Aws.Sdk;
global using AmsCluster.Execution;
global using AmsCluster.Planning;
global using AutoScaling = AmsCluster.Aws.AutoScaling;
global using Ec2 = Amazon.EC2.Model;
global using Elb = AmsCluster.Aws.Elb;
global using Iam = AmsCluster.Aws.Iam;
global using Ssm = Amazon.SimpleSystemsManagement.Model;
